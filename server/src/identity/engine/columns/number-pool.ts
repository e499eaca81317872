/** Distinct numbers by id, from 1 in the order they come; 0 means none. */
export class NumberPool {
  readonly #ids = new Map<number, number>();
  readonly #values: number[] = [0];

  get size(): number {
    return this.#values.length - 1;
  }

  intern(value: number): number {
    const known = this.#ids.get(value);
    if (known !== undefined) return known;
    const id = this.#values.length;
    this.#values.push(value);
    this.#ids.set(value, id);
    return id;
  }

  value(id: number): number {
    return this.#values[id] as number;
  }
}
