import type { Timestamp } from 'bson';
import type { Transaction as ReadTransaction } from 'lmdb';
import { DatabaseError } from '../errors.ts';
import type { Store } from '../storage/environment.ts';
import { StoreView } from '../storage/view.ts';

/** Milliseconds that a snapshot can still be asked for by its time. */
const keptFor = 60_000;

export interface Snapshot {
  readonly time: Timestamp;
  readonly view: StoreView;
  /** The number of changes of structure that it has seen. */
  readonly structure: number;
  readonly transaction: ReadTransaction;
  users: number;
  takenAt: number;
}

/** Snapshots for reads outside transactions, found again by their cluster time. */
export class SnapshotTable {
  readonly #store: Store;
  readonly #snapshots = new Map<string, Snapshot>();

  constructor(store: Store) {
    this.#store = store;
  }

  take(time: Timestamp, structure: number): Snapshot {
    this.#store.resetReadTxn();
    const transaction = this.#store.useReadTransaction();
    const view = new StoreView(this.#store, transaction);
    const snapshot = { time, view, structure, transaction, users: 1, takenAt: Date.now() };
    this.#snapshots.set(time.toString(), snapshot);
    return snapshot;
  }

  at(time: Timestamp): Snapshot {
    const snapshot = this.#snapshots.get(time.toString());
    if (!snapshot)
      throw new DatabaseError(
        'SnapshotTooOld',
        `Read timestamp ${time} is older than the oldest available timestamp.`,
      );
    snapshot.users += 1;
    return snapshot;
  }

  release(snapshot: Snapshot): void {
    snapshot.users -= 1;
  }

  closeOld(): void {
    const limit = Date.now() - keptFor;
    for (const [time, snapshot] of this.#snapshots) {
      if (snapshot.users > 0 || snapshot.takenAt > limit) continue;
      this.#snapshots.delete(time);
      snapshot.transaction.done();
    }
  }

  closeAll(): void {
    for (const snapshot of this.#snapshots.values()) snapshot.transaction.done();
    this.#snapshots.clear();
  }
}
