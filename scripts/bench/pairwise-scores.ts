/** Precision and recall over all pairs of accounts that are, or should be, in one cluster. */
export function pairwiseScores(
  found: ArrayLike<number>,
  truth: ArrayLike<number>,
): { precision: number; recall: number } {
  const both = new Map<string, number>();
  const inFound = new Map<number, number>();
  const inTruth = new Map<number, number>();
  for (let account = 0; account < truth.length; account++) {
    const cluster = found[account] as number;
    const person = truth[account] as number;
    count(inFound, cluster);
    count(inTruth, person);
    count(both, `${cluster} ${person}`);
  }
  const right = pairsIn(both);
  return { precision: right / pairsIn(inFound), recall: right / pairsIn(inTruth) };
}

function count<K>(sizes: Map<K, number>, key: K): void {
  sizes.set(key, (sizes.get(key) ?? 0) + 1);
}

function pairsIn(sizes: Map<unknown, number>): number {
  let pairs = 0;
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}
