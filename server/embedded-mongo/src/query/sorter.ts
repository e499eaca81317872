import { DatabaseError } from '../errors.ts';
import { compareSortValues, type SortKey } from './sort.ts';

/** Bytes that a sort without an index may hold, as MongoDB's default. */
export const sortMemoryLimit = 100 * 1024 * 1024;

interface Sorted<T> {
  item: T;
  values: unknown[];
  bytes: number;
  sequence: number;
}

/** Collects items and gives them back in order; with a limit it holds no more than twice that many. */
export class Sorter<T> {
  readonly #keys: readonly SortKey[];
  readonly #limit: number;
  #held: Sorted<T>[] = [];
  #bytes = 0;
  #sequence = 0;

  constructor(keys: readonly SortKey[], limit = Number.POSITIVE_INFINITY) {
    this.#keys = keys;
    this.#limit = limit;
  }

  add(item: T, values: unknown[], bytes: number): void {
    this.#held.push({ item, values, bytes, sequence: this.#sequence });
    this.#sequence += 1;
    this.#bytes += bytes;
    if (this.#held.length > this.#limit * 2 + 16) this.#prune();
    if (this.#bytes > sortMemoryLimit) {
      this.#prune();
      if (this.#bytes > sortMemoryLimit) throw memoryExceeded('Sort');
    }
  }

  #prune(): void {
    this.#sort();
    if (this.#held.length > this.#limit) this.#held.length = this.#limit;
    this.#bytes = this.#held.reduce((sum, held) => sum + held.bytes, 0);
  }

  #sort(): void {
    this.#held.sort(
      (a, b) => compareSortValues(a.values, b.values, this.#keys) || a.sequence - b.sequence,
    );
  }

  *inOrder(): Generator<T> {
    this.#prune();
    for (const held of this.#held) yield held.item;
    this.#held = [];
  }
}

export function memoryExceeded(stage: string): DatabaseError {
  return new DatabaseError(
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    `${stage} exceeded memory limit of ${sortMemoryLimit} bytes, but did not opt in to external sorting.`,
  );
}
