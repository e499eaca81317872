import { PairTable } from '../columns/groups.ts';
import { grown } from '../columns/text-pool.ts';

export interface CountedPatterns {
  lows: Int32Array;
  highs: Int32Array;
  counts: Float64Array;
}

/** The comparison patterns seen (see `PairComparer`), numbered from 1, and how many pairs showed each. */
export class Patterns {
  readonly #table = new PairTable(1 << 6);
  #counts = new Float64Array(1 << 6);

  get size(): number {
    return this.#table.size;
  }

  /** Counts the pattern once and gives its number. */
  add(low: number, high: number): number {
    const pattern = this.numberOf(low, high);
    this.#counts[pattern] = (this.#counts[pattern] as number) + 1;
    return pattern;
  }

  /** Counts all that others counted. */
  addAll({ lows, highs, counts }: CountedPatterns): void {
    for (const [index, count] of counts.entries()) {
      const pattern = this.numberOf(lows[index] as number, highs[index] as number);
      this.#counts[pattern] = (this.#counts[pattern] as number) + count;
    }
  }

  /** All patterns and their counts, as one thread tells them to another. */
  get counted(): CountedPatterns {
    const numbers = this.inOrder();
    return {
      lows: Int32Array.from(numbers, (pattern) => this.low(pattern)),
      highs: Int32Array.from(numbers, (pattern) => this.high(pattern)),
      counts: Float64Array.from(numbers, (pattern) => this.count(pattern)),
    };
  }

  /** How many pairs were counted. */
  get pairs(): number {
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  numberOf(low: number, high: number): number {
    const pattern = this.#table.intern(low, high);
    if (pattern >= this.#counts.length) {
      this.#counts = grown(this.#counts, new Float64Array(this.#counts.length * 2));
    }
    return pattern;
  }

  low(pattern: number): number {
    return this.#table.first(pattern);
  }

  high(pattern: number): number {
    return this.#table.second(pattern);
  }

  count(pattern: number): number {
    return this.#counts[pattern] as number;
  }

  /** All pattern numbers in an order that does not depend on the order in which they were seen. */
  inOrder(): number[] {
    const numbers = Array.from({ length: this.size }, (_, index) => index + 1);
    return numbers.sort((a, b) => this.high(a) - this.high(b) || this.low(a) - this.low(b));
  }
}
