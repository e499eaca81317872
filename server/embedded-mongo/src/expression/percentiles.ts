import { doubleOf } from '../bson/numbers.ts';
import { isNumeric, toNumber } from '../bson/types.ts';
import type { Accumulator } from './accumulator.ts';

/** Discrete percentiles, as MongoDB answers for groups that fit in memory. */
export class Percentiles implements Accumulator {
  readonly keeps = true;
  readonly #wanted: readonly number[];
  readonly #values: number[] = [];

  constructor(wanted: readonly number[]) {
    this.#wanted = wanted;
  }

  add(value: unknown): void {
    if (!isNumeric(value)) return;
    const number = toNumber(value);
    if (!Number.isNaN(number)) this.#values.push(number);
  }

  result(): unknown {
    const sorted = Float64Array.from(this.#values).sort();
    return this.#wanted.map((part) => {
      if (sorted.length === 0) return null;
      const at = Math.max(0, Math.ceil(part * sorted.length) - 1);
      return doubleOf(sorted[at] as number);
    });
  }
}
