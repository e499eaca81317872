export interface PairQuality {
  precision: number;
  recall: number;
  f1: number;
}

const pairsAmong = (count: number) => (count * (count - 1)) / 2;

/**
 * How well clusters agree with the truth, over pairs of accounts: pairs that share a cluster against pairs that share
 * a true person. An account without a true person is a person of its own. Without any pair the value is 1.
 */
export function comparePairs(clusterOf: ArrayLike<number>, truth: readonly string[]): PairQuality {
  const clusters = new Map<number, number>();
  const people = new Map<string, number>();
  const both = new Map<string, number>();
  for (let account = 0; account < clusterOf.length; account++) {
    const cluster = clusterOf[account] as number;
    const person = truth[account];
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + 1);
    if (!person) continue;
    people.set(person, (people.get(person) ?? 0) + 1);
    const key = `${cluster}:${person}`;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  const found = sumOfPairs(clusters);
  const real = sumOfPairs(people);
  const right = sumOfPairs(both);
  const precision = found === 0 ? 1 : right / found;
  const recall = real === 0 ? 1 : right / real;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

function sumOfPairs(counts: Map<unknown, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += pairsAmong(count);
  return sum;
}

/** The share of true pairs that pass a test; 1 without any. */
export function shareOfTruePairs(
  truth: readonly string[],
  test: (a: number, b: number) => boolean,
): number {
  let real = 0;
  let passed = 0;
  for (const accounts of accountsByPerson(truth)) {
    real += pairsAmong(accounts.length);
    passed += countPairs(accounts, test);
  }
  return real === 0 ? 1 : passed / real;
}

function accountsByPerson(truth: readonly string[]): Iterable<number[]> {
  const people = new Map<string, number[]>();
  for (const [account, person] of truth.entries()) {
    const accounts = people.get(person);
    if (accounts) accounts.push(account);
    else if (person) people.set(person, [account]);
  }
  return people.values();
}

function countPairs(accounts: number[], test: (a: number, b: number) => boolean): number {
  let passed = 0;
  for (const [at, a] of accounts.entries()) {
    for (const b of accounts.slice(at + 1)) if (test(a, b)) passed++;
  }
  return passed;
}
