import { mixed } from '../columns/text-pool.ts';

const slotBits = 18;

/** Remembers the level of pairs of values that were compared lately; bounded, forgets at will. */
export class LevelMemo {
  readonly #lefts = new Int32Array(1 << slotBits);
  readonly #rights = new Int32Array(1 << slotBits);
  readonly #levels = new Uint8Array(1 << slotBits);
  readonly #compare: (left: number, right: number) => number;

  constructor(compare: (left: number, right: number) => number) {
    this.#compare = compare;
  }

  level(first: number, second: number): number {
    const left = Math.min(first, second);
    const right = Math.max(first, second);
    const slot = mixed(Math.imul(left, 0x9e3779b1) ^ right) >>> (32 - slotBits);
    if (this.#lefts[slot] === left && this.#rights[slot] === right)
      return this.#levels[slot] as number;
    const level = this.#compare(left, right);
    this.#lefts[slot] = left;
    this.#rights[slot] = right;
    this.#levels[slot] = level;
    return level;
  }
}
