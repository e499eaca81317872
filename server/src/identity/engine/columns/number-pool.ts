import { sharedInts } from './shared-memory.ts';
import { grown } from './text-pool.ts';

/** All that a pool holds, in memory that threads share. */
export interface NumberPoolParts {
  values: Int32Array;
  size: number;
}

/** Distinct whole numbers of up to 31 bits by id, from 1 in the order they come; 0 means none. */
export class NumberPool {
  readonly #ids = new Map<number, number>();
  #values: Int32Array;
  #size: number;

  constructor({ values, size }: NumberPoolParts = { values: sharedInts(1 << 5), size: 0 }) {
    this.#values = values;
    this.#size = size;
    for (let id = 1; id <= size; id++) this.#ids.set(values[id] as number, id);
  }

  get parts(): NumberPoolParts {
    return { values: this.#values, size: this.#size };
  }

  get size(): number {
    return this.#size;
  }

  intern(value: number): number {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    const id = ++this.#size;
    if (id === this.#values.length) this.#values = grown(this.#values, sharedInts(id * 2));
    this.#values[id] = value;
    this.#ids.set(value, id);
    return id;
  }

  /** Adds every number of another pool; gives the id here of each id there. */
  internAll(other: NumberPool): Int32Array {
    const ids = new Int32Array(other.size + 1);
    for (let id = 1; id <= other.size; id++) ids[id] = this.intern(other.value(id));
    return ids;
  }

  value(id: number): number {
    return this.#values[id] as number;
  }
}
