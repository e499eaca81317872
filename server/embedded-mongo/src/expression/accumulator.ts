import { compareValues } from '../bson/compare.ts';
import { doubleOf } from '../bson/numbers.ts';
import { type Document, isNumeric, toNumber } from '../bson/types.ts';
import { ValueSet } from './equality-key.ts';
import { mergeObjects } from './object-operators.ts';
import { Sum } from './sum.ts';
import { isNullish } from './truth.ts';

/** Takes the values of one group one by one. */
export interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
  /** True while every value added is held in memory. */
  readonly keeps?: boolean;
}

class SumOf implements Accumulator {
  readonly #sum = new Sum();

  add(value: unknown): void {
    this.#sum.add(value);
  }

  result(): unknown {
    return this.#sum.total();
  }
}

class AverageOf implements Accumulator {
  readonly #sum = new Sum();

  add(value: unknown): void {
    this.#sum.add(value);
  }

  result(): unknown {
    return this.#sum.average();
  }
}

class ExtremeOf implements Accumulator {
  readonly #direction: 1 | -1;
  #best: unknown = null;

  constructor(direction: 1 | -1) {
    this.#direction = direction;
  }

  add(value: unknown): void {
    if (isNullish(value)) return;
    if (this.#best === null || compareValues(value, this.#best) * this.#direction > 0)
      this.#best = value;
  }

  result(): unknown {
    return this.#best;
  }
}

class FirstOf implements Accumulator {
  #value: unknown;
  #seen = false;

  add(value: unknown): void {
    if (this.#seen) return;
    this.#seen = true;
    this.#value = value ?? null;
  }

  result(): unknown {
    return this.#value ?? null;
  }
}

class LastOf implements Accumulator {
  #value: unknown = null;

  add(value: unknown): void {
    this.#value = value ?? null;
  }

  result(): unknown {
    return this.#value;
  }
}

class ListOf implements Accumulator {
  readonly keeps = true;
  readonly #values: unknown[] = [];

  add(value: unknown): void {
    if (value !== undefined) this.#values.push(value);
  }

  result(): unknown {
    return this.#values;
  }
}

class SetOf implements Accumulator {
  readonly keeps = true;
  readonly #values = new ValueSet();

  add(value: unknown): void {
    if (value !== undefined) this.#values.add(value);
  }

  result(): unknown {
    return this.#values.values();
  }
}

class MergeOf implements Accumulator {
  #merged: Document = {};

  add(value: unknown): void {
    this.#merged = mergeObjects([this.#merged, value]);
  }

  result(): unknown {
    return this.#merged;
  }
}

/** Welford's running variance. */
class DeviationOf implements Accumulator {
  readonly #sample: boolean;
  #count = 0;
  #mean = 0;
  #squares = 0;

  constructor(sample: boolean) {
    this.#sample = sample;
  }

  add(value: unknown): void {
    if (!isNumeric(value)) return;
    const number = toNumber(value);
    this.#count += 1;
    const distance = number - this.#mean;
    this.#mean += distance / this.#count;
    this.#squares += distance * (number - this.#mean);
  }

  result(): unknown {
    const divisor = this.#sample ? this.#count - 1 : this.#count;
    return divisor > 0 ? doubleOf(Math.sqrt(this.#squares / divisor)) : null;
  }
}

/** Accumulators that need nothing but one value for each document. */
export const simpleAccumulators = new Map<string, () => Accumulator>([
  ['$sum', () => new SumOf()],
  ['$avg', () => new AverageOf()],
  ['$min', () => new ExtremeOf(-1)],
  ['$max', () => new ExtremeOf(1)],
  ['$first', () => new FirstOf()],
  ['$last', () => new LastOf()],
  ['$push', () => new ListOf()],
  ['$addToSet', () => new SetOf()],
  ['$mergeObjects', () => new MergeOf()],
  ['$stdDevPop', () => new DeviationOf(false)],
  ['$stdDevSamp', () => new DeviationOf(true)],
]);
