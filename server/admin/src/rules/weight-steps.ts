import type { Bars, WeightHistogram } from '@heyi/shared/identity/settings.schema';
import { bitsOf } from './rules-text.ts';

/** One column of the picture; heights and places in percent. */
export interface Column {
  /** Log odds at its left edge. */
  from: number;
  to: number;
  free: number;
  held: number;
  left: number;
  width: number;
  freeHeight: number;
  /** Stands upon the free ones. */
  heldHeight: number;
}

export interface Picture {
  columns: Column[];
  marks: { upper: number; lower: number };
  /** Lines across, by the count that they stand for. */
  grid: { count: number; height: number }[];
}

/** Counts as columns on a scale where tenfold is one step more, from zero; few pairs near the bars would not show else. */
export function weightPicture({ from, step, free, held }: WeightHistogram, bars: Bars): Picture {
  const counts = free.map((count, index) => ({ free: count, held: held[index] ?? 0 }));
  const most = Math.max(...counts.map((one) => one.free + one.held), 1);
  const decades = Math.ceil(Math.log10(most + 1));
  const height = (count: number) => (Math.log10(count + 1) / Math.log10(10 ** decades + 1)) * 100;
  const width = 100 / counts.length;
  const place = (bits: number) =>
    Math.min(Math.max(((bits - from) / (step * counts.length)) * 100, 0), 100);
  return {
    columns: counts.map((one, index) => ({
      ...one,
      from: from + index * step,
      to: from + (index + 1) * step,
      left: index * width,
      width,
      freeHeight: height(one.free),
      heldHeight: height(one.free + one.held) - height(one.free),
    })),
    marks: { upper: place(bitsOf(bars.upper)), lower: place(bitsOf(bars.lower)) },
    grid: Array.from({ length: decades + 1 }, (_, power) => power).map((power) => {
      const count = power === 0 ? 0 : 10 ** power;
      return { count, height: height(count) };
    }),
  };
}
