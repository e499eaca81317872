import { ClusterClock } from './clock.ts';
import { CursorTable } from './cursors/cursor-table.ts';
import { ClaimsTable } from './sessions/claims-table.ts';
import { type Session, SessionTable } from './sessions/session-table.ts';
import { SnapshotTable } from './sessions/snapshot-table.ts';
import { OpenTransaction } from './sessions/transaction.ts';
import { Catalogue } from './storage/catalogue.ts';
import type { Store } from './storage/environment.ts';
import { GroupWriter } from './storage/group-writer.ts';
import { removeUnfinishedIndexes } from './storage/index-build.ts';
import { PendingWrites } from './storage/pending-writes.ts';
import { purgeDiscarded } from './storage/purge.ts';
import { DirectTarget } from './storage/target.ts';
import { StoreView } from './storage/view.ts';

/** Everything that commands work with; one a process. */
export class Engine {
  readonly store: Store;
  readonly pending: PendingWrites;
  readonly catalogue: Catalogue;
  readonly writer: GroupWriter;
  readonly claims = new ClaimsTable();
  /** For writing outside transactions. */
  readonly direct: DirectTarget;
  /** The newest state on the disk, for reading outside transactions. */
  readonly newest: StoreView;
  readonly sessions: SessionTable;
  readonly cursors = new CursorTable();
  readonly snapshots: SnapshotTable;
  readonly clock = new ClusterClock();
  readonly startedAt = Date.now();
  readonly counters = { connections: 0, totalConnections: 0, commands: 0 };
  host = '127.0.0.1:27017';

  constructor(store: Store) {
    this.store = store;
    this.pending = new PendingWrites(store);
    this.newest = new StoreView(store);
    this.catalogue = new Catalogue(this.pending);
    this.sessions = new SessionTable(this.pending);
    this.snapshots = new SnapshotTable(store);
    this.direct = new DirectTarget(this.pending, this.catalogue, this.claims);
    this.writer = new GroupWriter(this.pending, {
      beforeCommit: () => {
        this.catalogue.writeCounts();
        this.sessions.writeRecords();
      },
      afterAbort: () => {
        for (const session of this.sessions.all()) this.abort(session);
        this.catalogue.reload();
        this.sessions.reload();
      },
    });
    this.clock.tick();
  }

  /** Finishes what a sudden end has left behind. */
  async recover(): Promise<void> {
    await this.writer.runAtOnce(() => removeUnfinishedIndexes(this.catalogue));
    this.purge();
  }

  /** Empties what was dropped, in the background; what is left undone is done at the next start. */
  purge(): void {
    this.writer.run(() => purgeDiscarded(this.pending, this.catalogue)).catch(() => undefined);
  }

  begin(session: Session): OpenTransaction {
    session.transaction = new OpenTransaction(
      this.store,
      this.pending,
      this.catalogue,
      this.claims,
    );
    return session.transaction;
  }

  /** Undoes the session's open transaction, if there is one. */
  abort(session: Session): void {
    const { transaction } = session;
    if (!transaction) return;
    session.transaction = undefined;
    this.cursors.closeWhere((cursor) => cursor.transaction === transaction);
    transaction.end();
    for (const collection of transaction.createdCollections) this.#removeUnused(collection);
  }

  /** Undoes, as soon as it may, each transaction that nobody is left to end. */
  disconnected(connection: number): void {
    for (const session of this.sessions.all()) {
      const { transaction } = session;
      if (!transaction?.connections.delete(connection) || transaction.connections.size > 0)
        continue;
      session.turn = session.turn.then(() => {
        const abandoned = session.transaction === transaction && transaction.connections.size === 0;
        if (abandoned) this.abort(session);
      });
    }
  }

  #removeUnused(collection: Parameters<Catalogue['remove']>[0]): void {
    const { catalogue } = this;
    this.writer
      .runAtOnce(() => {
        if (!collection.dropped && collection.count === 0) catalogue.remove(collection);
      })
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    for (const session of this.sessions.all()) this.abort(session);
    this.cursors.closeWhere(() => true);
    await this.writer.drain();
    this.snapshots.closeAll();
    await this.store.close();
  }
}
