import { mixed } from '../columns/text-pool.ts';

const mostSlotBits = 18;
const fewestSlotBits = 8;

/** Remembers the level of pairs of values that were compared lately; bounded, forgets at will. */
export class LevelMemo {
  readonly #lefts: Int32Array;
  readonly #rights: Int32Array;
  readonly #levels: Uint8Array;
  readonly #shift: number;
  readonly #compare: (left: number, right: number) => number;

  /** @param values how many different ones there are: few need little memory */
  constructor(values: number, compare: (left: number, right: number) => number) {
    const wanted = Math.ceil(Math.log2(values + 1)) + 2;
    const slotBits = Math.max(fewestSlotBits, Math.min(mostSlotBits, wanted));
    this.#lefts = new Int32Array(1 << slotBits);
    this.#rights = new Int32Array(1 << slotBits);
    this.#levels = new Uint8Array(1 << slotBits);
    this.#shift = 32 - slotBits;
    this.#compare = compare;
  }

  level(first: number, second: number): number {
    const left = Math.min(first, second);
    const right = Math.max(first, second);
    const slot = mixed(Math.imul(left, 0x9e3779b1) ^ right) >>> this.#shift;
    if (this.#lefts[slot] === left && this.#rights[slot] === right)
      return this.#levels[slot] as number;
    const level = this.#compare(left, right);
    this.#lefts[slot] = left;
    this.#rights[slot] = right;
    this.#levels[slot] = level;
    return level;
  }
}
