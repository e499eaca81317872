import { grown } from '../columns/text-pool.ts';

/** Candidate pairs with the number of the pattern each showed, as columns; grows as needed. */
export class Candidates {
  #lefts = new Int32Array(1 << 6);
  #rights = new Int32Array(1 << 6);
  #patterns = new Int32Array(1 << 6);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(left: number, right: number, pattern: number): void {
    const pair = this.#size++;
    if (pair === this.#lefts.length) this.#grow(pair * 2);
    this.#lefts[pair] = left;
    this.#rights[pair] = right;
    this.#patterns[pair] = pattern;
  }

  left(pair: number): number {
    return this.#lefts[pair] as number;
  }

  right(pair: number): number {
    return this.#rights[pair] as number;
  }

  pattern(pair: number): number {
    return this.#patterns[pair] as number;
  }

  #grow(capacity: number): void {
    this.#lefts = grown(this.#lefts, new Int32Array(capacity));
    this.#rights = grown(this.#rights, new Int32Array(capacity));
    this.#patterns = grown(this.#patterns, new Int32Array(capacity));
  }
}
