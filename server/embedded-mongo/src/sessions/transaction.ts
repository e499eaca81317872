import type { Transaction as ReadTransaction } from 'lmdb';
import { DatabaseError, writeConflict } from '../errors.ts';
import type { Catalogue } from '../storage/catalogue.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { Store } from '../storage/environment.ts';
import { Overlay } from '../storage/overlay.ts';
import type { PendingWrites } from '../storage/pending-writes.ts';
import type { Target } from '../storage/target.ts';
import { type Entry, StoreView } from '../storage/view.ts';
import type { ClaimsTable, Holder } from './claims-table.ts';

/** Bytes that one transaction may write before it is refused. */
const maxTransactionBytes = 512 * 1024 * 1024;

interface Change {
  documents: number;
  bytes: number;
}

/** An open transaction: reads a snapshot and its own writes, and reaches the store only when it commits. */
export class OpenTransaction implements Target, Holder {
  readonly isSnapshot = true;
  readonly released: Promise<void>;
  readonly startedAt = Date.now();
  /** The connections that have spoken for it and are still there. */
  readonly connections = new Set<number>();
  readonly #store: Store;
  readonly #catalogue: Catalogue;
  readonly #claims: ClaimsTable;
  readonly #snapshot: ReadTransaction;
  readonly #view: StoreView;
  readonly #pending: PendingWrites;
  readonly #commits: number;
  readonly #overlay: Overlay;
  readonly #structure: number;
  readonly #claimed = new Set<string>();
  readonly #changes = new Map<Collection, Change>();
  readonly #learnt = new Set<Collection>();
  readonly #created = new Set<Collection>();
  #release: () => void = () => undefined;
  #ended = false;

  constructor(store: Store, pending: PendingWrites, catalogue: Catalogue, claims: ClaimsTable) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#claims = claims;
    store.resetReadTxn();
    this.#snapshot = store.useReadTransaction();
    this.#view = new StoreView(store, this.#snapshot);
    this.#pending = pending;
    this.#commits = pending.commits;
    this.#overlay = new Overlay(this.#view);
    this.#structure = catalogue.changes;
    this.released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** Throws when the collection's structure has changed since the transaction began. */
  checkUnchanged(collection: Collection): void {
    if (collection.changedAt <= this.#structure || this.#created.has(collection)) return;
    throw new DatabaseError(
      'SnapshotUnavailable',
      `Unable to read from a snapshot due to pending collection catalog changes to collection '${collection.database}.${collection.name}'; please retry the operation.`,
      { labels: ['TransientTransactionError'] },
    );
  }

  /** A collection that was made for this transaction and goes with it. */
  created(collection: Collection): void {
    this.#created.add(collection);
  }

  get createdCollections(): Iterable<Collection> {
    return this.#created;
  }

  get(key: Buffer): Buffer | undefined {
    return this.#overlay.get(key);
  }

  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[] {
    return this.#overlay.range(low, high, limit, reverse);
  }

  claim(key: Buffer): void {
    const holder = this.#claims.holderOf(key);
    if (holder === this) return;
    if (holder || this.#hasChanged(key)) throw writeConflict();
    this.#claimed.add(this.#claims.take(key, this));
  }

  /** Whether somebody else has changed what is at the key since the snapshot. */
  #hasChanged(key: Buffer): boolean {
    const pending = this.#pending;
    if (pending.commits === this.#commits && !pending.has(key)) return false;
    return !sameBytes(pending.get(key), this.#view.get(key));
  }

  put(key: Buffer, value: Buffer): void {
    this.#overlay.set(key, value);
    this.#checkSize();
  }

  remove(key: Buffer): void {
    this.#overlay.set(key, undefined);
    this.#checkSize();
  }

  #checkSize(): void {
    if (this.#overlay.bytes > maxTransactionBytes)
      throw new DatabaseError('TransactionTooLarge', 'The transaction has written too much');
  }

  adjust(collection: Collection, documents: number, bytes: number): void {
    const change = this.#changes.get(collection) ?? { documents: 0, bytes: 0 };
    change.documents += documents;
    change.bytes += bytes;
    this.#changes.set(collection, change);
  }

  indexChanged(collection: Collection): void {
    this.#learnt.add(collection);
  }

  get hasWritten(): boolean {
    return this.#changes.size > 0;
  }

  /** Only inside a group: carries everything over into the store. */
  write(): void {
    for (const collection of this.#changes.keys()) {
      if (collection.dropped) throw writeConflict();
      this.checkUnchanged(collection);
    }
    for (const write of this.#overlay.writes()) this.#pending.add(write);
    for (const [collection, { documents, bytes }] of this.#changes)
      this.#catalogue.adjust(collection, documents, bytes);
    for (const collection of this.#learnt) this.#catalogue.saveFlags(collection);
  }

  /** Gives up the snapshot and all claims. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#claims.release(this.#claimed);
    this.#snapshot.done();
    this.#release();
  }

  get ended(): boolean {
    return this.#ended;
  }

  get store(): Store {
    return this.#store;
  }
}

function sameBytes(a: Buffer | undefined, b: Buffer | undefined): boolean {
  return a && b ? a.equals(b) : a === b;
}
