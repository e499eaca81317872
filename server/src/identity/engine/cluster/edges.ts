import { grown } from '../columns/text-pool.ts';

export interface EdgeColumns {
  lefts: Int32Array;
  rights: Int32Array;
  weights: Float64Array;
}

/** Weighed pairs worth keeping, as columns; grows as needed. */
export class Edges {
  #lefts = new Int32Array(1 << 6);
  #rights = new Int32Array(1 << 6);
  #weights = new Float64Array(1 << 6);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(left: number, right: number, weight: number): void {
    const edge = this.#size++;
    if (edge === this.#lefts.length) this.#grow(edge * 2);
    this.#lefts[edge] = left;
    this.#rights[edge] = right;
    this.#weights[edge] = weight;
  }

  addAll({ lefts, rights, weights }: EdgeColumns): void {
    for (const [edge, weight] of weights.entries()) {
      this.add(lefts[edge] as number, rights[edge] as number, weight);
    }
  }

  /** All edges, as one thread tells them to another. */
  get columns(): EdgeColumns {
    return {
      lefts: this.#lefts.slice(0, this.#size),
      rights: this.#rights.slice(0, this.#size),
      weights: this.#weights.slice(0, this.#size),
    };
  }

  left(edge: number): number {
    return this.#lefts[edge] as number;
  }

  right(edge: number): number {
    return this.#rights[edge] as number;
  }

  weight(edge: number): number {
    return this.#weights[edge] as number;
  }

  /** Strongest first; ties by the accounts' stable numbers, so that the order of arrival does not matter. */
  strongestFirst(stableId: (account: number) => number): Uint32Array {
    const order = Uint32Array.from({ length: this.#size }, (_, edge) => edge);
    const first = (edge: number) => Math.min(stableId(this.left(edge)), stableId(this.right(edge)));
    const second = (edge: number) =>
      Math.max(stableId(this.left(edge)), stableId(this.right(edge)));
    return order.sort(
      (a, b) => this.weight(b) - this.weight(a) || first(a) - first(b) || second(a) - second(b),
    );
  }

  #grow(capacity: number): void {
    this.#lefts = grown(this.#lefts, new Int32Array(capacity));
    this.#rights = grown(this.#rights, new Int32Array(capacity));
    this.#weights = grown(this.#weights, new Float64Array(capacity));
  }
}
