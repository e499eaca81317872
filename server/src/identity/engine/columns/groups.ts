import { mixed } from './text-pool.ts';

/** Accounts by the value of a column: group numbers from 1; 0 = in no group. */
export interface Groups {
  of: Int32Array;
  count: number;
}

/** Groups of accounts that agree in both; an account missing in one is in none. */
export function bothGroups(left: Groups, right: Groups): Groups {
  const size = left.of.length;
  const table = new PairTable(size);
  const of = new Int32Array(size);
  for (let account = 0; account < size; account++) {
    const first = left.of[account] as number;
    const second = right.of[account] as number;
    if (first !== 0 && second !== 0) of[account] = table.intern(first, second);
  }
  return { of, count: table.size };
}

/** How many accounts each group has, by group number. */
export function groupSizes({ of, count }: Groups): Int32Array {
  const sizes = new Int32Array(count + 1);
  for (const group of of) sizes[group] = (sizes[group] as number) + 1;
  sizes[0] = 0;
  return sizes;
}

/** Numbers pairs of numbers, from 1, in the order they come. */
export class PairTable {
  #slots: Int32Array;
  #firsts: Int32Array;
  #seconds: Int32Array;
  #size = 0;

  constructor(expected: number) {
    const capacity = Math.max(16, expected + 1);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(capacity * 2)));
    this.#firsts = new Int32Array(capacity);
    this.#seconds = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  first(id: number): number {
    return this.#firsts[id] as number;
  }

  second(id: number): number {
    return this.#seconds[id] as number;
  }

  intern(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = mixed(Math.imul(first, 0x9e3779b1) ^ (second + (second << 16))) & mask;
    for (let id = this.#slots[slot] as number; id !== 0; id = this.#slots[slot] as number) {
      if (this.#firsts[id] === first && this.#seconds[id] === second) return id;
      slot = (slot + 1) & mask;
    }
    const id = ++this.#size;
    if (id >= this.#firsts.length) this.#growPairs();
    this.#firsts[id] = first;
    this.#seconds[id] = second;
    this.#slots[slot] = id;
    if (id * 2 > this.#slots.length) this.#growSlots();
    return id;
  }

  #growPairs(): void {
    const firsts = new Int32Array(this.#firsts.length * 2);
    firsts.set(this.#firsts);
    this.#firsts = firsts;
    const seconds = new Int32Array(this.#seconds.length * 2);
    seconds.set(this.#seconds);
    this.#seconds = seconds;
  }

  #growSlots(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id <= this.#size; id++) {
      const first = this.#firsts[id] as number;
      const second = this.#seconds[id] as number;
      let slot = mixed(Math.imul(first, 0x9e3779b1) ^ (second + (second << 16))) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}
