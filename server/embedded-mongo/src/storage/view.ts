import type { Transaction } from 'lmdb';
import { checkedValue } from './checksum.ts';
import type { Store } from './environment.ts';

export interface Entry {
  key: Buffer;
  value: Buffer;
}

/** A consistent picture of the store that can be read. Ranges are half open: from `low` up to but without `high`. */
export interface View {
  /** It goes on showing what is dropped meanwhile. */
  readonly isSnapshot?: boolean;
  get(key: Buffer): Buffer | undefined;
  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[];
}

/** Reads the newest committed state, or a fixed snapshot when a read transaction is given. */
export class StoreView implements View {
  readonly #store: Store;
  readonly #snapshot: Transaction | undefined;

  constructor(store: Store, snapshot?: Transaction) {
    this.#store = store;
    this.#snapshot = snapshot;
  }

  get isSnapshot(): boolean {
    return this.#snapshot !== undefined;
  }

  get(key: Buffer): Buffer | undefined {
    const stored = this.#snapshot
      ? this.#store.get(key, { transaction: this.#snapshot })
      : this.#store.get(key);
    return stored && checkedValue(key, stored);
  }

  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[] {
    const snapshot = this.#snapshot ? { transaction: this.#snapshot } : {};
    const bounds = reverse
      ? { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse: true }
      : { start: low, end: high };
    const stored = [...this.#store.getRange({ ...bounds, ...snapshot, limit })] as Entry[];
    for (const entry of stored) entry.value = checkedValue(entry.key, entry.value);
    return stored;
  }
}
