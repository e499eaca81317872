import { compareValues } from '../bson/compare.ts';
import type { Accumulator } from './accumulator.ts';
import { isNullish } from './truth.ts';

/** The first n values. */
export class FirstN implements Accumulator {
  readonly keeps = true;
  readonly #most: number;
  readonly #values: unknown[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(value: unknown): void {
    if (this.#values.length < this.#most) this.#values.push(value ?? null);
  }

  result(): unknown {
    return this.#values;
  }
}

/** The last n values. */
export class LastN implements Accumulator {
  readonly keeps = true;
  readonly #most: number;
  #values: unknown[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add(value: unknown): void {
    this.#values.push(value ?? null);
    if (this.#values.length >= this.#most * 2) this.#values = this.#values.slice(-this.#most);
  }

  result(): unknown {
    return this.#values.slice(-this.#most);
  }
}

interface Ranked {
  key: unknown;
  value: unknown;
}

/** The n values that come first in an order; of equal ones the earlier. */
export class BestN implements Accumulator {
  readonly keeps = true;
  readonly #most: number;
  readonly #compare: (a: unknown, b: unknown) => number;
  readonly #reverse: boolean;
  #held: Ranked[] = [];

  constructor(most: number, compare: (a: unknown, b: unknown) => number, reverse = false) {
    this.#most = most;
    this.#compare = compare;
    this.#reverse = reverse;
  }

  add(entry: unknown): void {
    this.#held.push(entry as Ranked);
    if (this.#held.length > this.#most * 2 + 16) this.#prune();
  }

  #prune(): void {
    this.#held.sort((a, b) => this.#compare(a.key, b.key));
    this.#held = this.#reverse ? this.#held.slice(-this.#most) : this.#held.slice(0, this.#most);
  }

  result(): unknown {
    this.#prune();
    return this.#held.map(({ value }) => value ?? null);
  }
}

/** The n least or greatest values, without null and missing. */
export class ExtremeN implements Accumulator {
  readonly keeps = true;
  readonly #best: BestN;

  constructor(most: number, direction: 1 | -1) {
    this.#best = new BestN(most, (a, b) => compareValues(a, b) * direction);
  }

  add(value: unknown): void {
    if (!isNullish(value)) this.#best.add({ key: value, value });
  }

  result(): unknown {
    return this.#best.result();
  }
}

/** One value instead of a list of one. */
export class Only implements Accumulator {
  readonly #inner: Accumulator;

  constructor(inner: Accumulator) {
    this.#inner = inner;
  }

  add(value: unknown): void {
    this.#inner.add(value);
  }

  result(): unknown {
    return (this.#inner.result() as unknown[])[0] ?? null;
  }
}
