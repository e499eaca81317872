import type { Catalogue } from './catalogue.ts';
import type { Collection } from './catalogue-types.ts';
import type { Store } from './environment.ts';
import { type Entry, StoreView, type View } from './view.ts';
import { putInGroup, removeInGroup } from './write-in-group.ts';

/** Thrown by `claim`: somebody's open transaction holds the key; try again after `released`. */
export class KeyHeld extends Error {
  readonly released: Promise<void>;

  constructor(released: Promise<void>) {
    super('The key is held by an open transaction');
    this.released = released;
  }
}

/** Where documents and index entries are written: the store itself, or an open transaction. */
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

/** Writes into the group that is being committed. */
export class DirectTarget implements Target {
  readonly #store: Store;
  readonly #catalogue: Catalogue;
  readonly #claims: Claims;
  readonly #view: View;

  constructor(store: Store, catalogue: Catalogue, claims: Claims) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#claims = claims;
    this.#view = new StoreView(store);
  }

  get(key: Buffer): Buffer | undefined {
    return this.#view.get(key);
  }

  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[] {
    return this.#view.range(low, high, limit, reverse);
  }

  claim(key: Buffer): void {
    this.#claims.check(key);
  }

  put(key: Buffer, value: Buffer): void {
    putInGroup(this.#store, key, value);
  }

  remove(key: Buffer): void {
    removeInGroup(this.#store, key);
  }

  adjust(collection: Collection, documents: number, bytes: number): void {
    this.#catalogue.adjust(collection, documents, bytes);
  }

  indexChanged(collection: Collection): void {
    this.#catalogue.saveFlags(collection);
  }
}
