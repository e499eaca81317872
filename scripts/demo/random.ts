/** A seeded source of randomness: the same seed gives the same demo company on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** A whole number in [low, high]. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Prefers the front of the list, as popular names do. */
  pickSkewed<T>(list: readonly T[]): T;
  /** Picks by weight; weights need not add up to one. */
  pickWeighted<T>(list: ReadonlyArray<readonly [T, number]>): T;
}

/** sfc32: small, fast, passes PractRand. */
export function createRandom(seed: number): Random {
  const next = sfc32(seed);
  const below = (bound: number) => Math.floor(next() * bound);
  const pick = <T>(list: readonly T[]) => at(list, below(list.length));
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick,
    pickSkewed: (list) => at(list, Math.floor(list.length * next() ** 2)),
    pickWeighted: (list) => at(list, weightedIndex(list, next()))[0],
  };
}

function sfc32(seed: number) {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  return next;
}

const totals = new WeakMap<object, number>();

function weightedIndex(list: ReadonlyArray<readonly [unknown, number]>, roll: number) {
  let total = totals.get(list);
  if (total === undefined) {
    total = list.reduce((sum, [, weight]) => sum + weight, 0);
    totals.set(list, total);
  }
  let rest = roll * total;
  const index = list.findIndex(([, weight]) => {
    rest -= weight;
    return rest < 0;
  });
  return index < 0 ? list.length - 1 : index;
}

function at<T>(list: readonly T[], index: number): T {
  if (index >= list.length) throw new Error('Nothing to pick from');
  return list[index] as T;
}
