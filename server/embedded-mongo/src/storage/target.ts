import type { Catalogue } from './catalogue.ts';
import type { Collection } from './catalogue-types.ts';
import type { PendingWrites } from './pending-writes.ts';
import type { Entry, View } from './view.ts';

/** Thrown by `claim`: somebody's open transaction holds the key; try again after `released`. */
export class KeyHeld extends Error {
  readonly released: Promise<void>;

  constructor(released: Promise<void>) {
    super('The key is held by an open transaction');
    this.released = released;
  }
}

/** Where documents and index entries are written: the next group, or an open transaction. */
export interface Target extends View {
  /** To be called before anything is written for a key whose uniqueness or value matters. */
  claim(key: Buffer): void;
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
  adjust(collection: Collection, documents: number, bytes: number): void;
  /** An index has learnt something about its keys (multikey, shortened). */
  indexChanged(collection: Collection): void;
}

export interface Claims {
  /** Throws KeyHeld while an open transaction has written this key. */
  check(key: Buffer): void;
}

/** Writes into the group that is gathering. */
export class DirectTarget implements Target {
  readonly #pending: PendingWrites;
  readonly #catalogue: Catalogue;
  readonly #claims: Claims;

  constructor(pending: PendingWrites, catalogue: Catalogue, claims: Claims) {
    this.#pending = pending;
    this.#catalogue = catalogue;
    this.#claims = claims;
  }

  get(key: Buffer): Buffer | undefined {
    return this.#pending.get(key);
  }

  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[] {
    return this.#pending.range(low, high, limit, reverse);
  }

  claim(key: Buffer): void {
    this.#claims.check(key);
  }

  put(key: Buffer, value: Buffer): void {
    this.#pending.put(key, value);
  }

  remove(key: Buffer): void {
    this.#pending.remove(key);
  }

  adjust(collection: Collection, documents: number, bytes: number): void {
    this.#catalogue.adjust(collection, documents, bytes);
  }

  indexChanged(collection: Collection): void {
    this.#catalogue.saveFlags(collection);
  }
}
