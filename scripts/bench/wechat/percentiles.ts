/** How long single requests took (milliseconds), and how many of them were done a second. */
export interface Timed {
  perSecond: number;
  p50: number;
  p99: number;
}

const at = (sorted: number[], share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;

export function timed(took: readonly number[], seconds: number): Timed {
  const sorted = [...took].sort((a, b) => a - b);
  return { perSecond: took.length / seconds, p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The median of each figure over all rounds. */
export const medianOf = (rounds: readonly Timed[]): Timed => ({
  perSecond: median(rounds.map(({ perSecond }) => perSecond)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
});
