import { ClusterClock } from './clock.js';
import { CursorTable } from './cursors/cursor-table.js';
import { ClaimsTable } from './sessions/claims-table.js';
import { SessionTable } from './sessions/session-table.js';
import { SnapshotTable } from './sessions/snapshot-table.js';
import { OpenTransaction } from './sessions/transaction.js';
import { Catalogue } from './storage/catalogue.js';
import { GroupWriter } from './storage/group-writer.js';
import { removeUnfinishedIndexes } from './storage/index-build.js';
import { purgeDiscarded } from './storage/purge.js';
import { DirectTarget } from './storage/target.js';
/** Everything that commands work with; one a process. */
export class Engine {
    store;
    catalogue;
    writer;
    claims = new ClaimsTable();
    direct;
    sessions;
    cursors = new CursorTable();
    snapshots;
    clock = new ClusterClock();
    startedAt = Date.now();
    counters = { connections: 0, totalConnections: 0, commands: 0 };
    host = '127.0.0.1:27017';
    constructor(store) {
        this.store = store;
        this.catalogue = new Catalogue(store);
        this.sessions = new SessionTable(store);
        this.snapshots = new SnapshotTable(store);
        this.direct = new DirectTarget(store, this.catalogue, this.claims);
        this.writer = new GroupWriter(store, {
            beforeCommit: () => {
                this.catalogue.writeCounts();
                this.sessions.writeRecords();
            },
            afterAbort: () => {
                for (const session of this.sessions.all())
                    this.abort(session);
                this.catalogue.reload();
                this.sessions.reload();
            },
        });
        this.clock.tick();
    }
    /** Finishes what a sudden end has left behind. */
    async recover() {
        await this.writer.runAtOnce(() => removeUnfinishedIndexes(this.catalogue));
        this.purge();
    }
    /** Empties what was dropped, in the background; what is left undone is done at the next start. */
    purge() {
        this.writer.run(() => purgeDiscarded(this.store, this.catalogue)).catch(() => undefined);
    }
    begin(session) {
        session.transaction = new OpenTransaction(this.store, this.catalogue, this.claims);
        return session.transaction;
    }
    /** Undoes the session's open transaction, if there is one. */
    abort(session) {
        const { transaction } = session;
        if (!transaction)
            return;
        session.transaction = undefined;
        this.cursors.closeWhere((cursor) => cursor.transaction === transaction);
        transaction.end();
        for (const collection of transaction.createdCollections)
            this.#removeUnused(collection);
    }
    /** Undoes, as soon as it may, each transaction that nobody is left to end. */
    disconnected(connection) {
        for (const session of this.sessions.all()) {
            const { transaction } = session;
            if (!transaction?.connections.delete(connection) || transaction.connections.size > 0)
                continue;
            session.turn = session.turn.then(() => {
                const abandoned = session.transaction === transaction && transaction.connections.size === 0;
                if (abandoned)
                    this.abort(session);
            });
        }
    }
    #removeUnused(collection) {
        const { catalogue } = this;
        this.writer
            .runAtOnce(() => {
            if (!collection.dropped && collection.count === 0)
                catalogue.remove(collection);
        })
            .catch(() => undefined);
    }
    async close() {
        for (const session of this.sessions.all())
            this.abort(session);
        this.cursors.closeWhere(() => true);
        await this.writer.drain();
        this.snapshots.closeAll();
        await this.store.close();
    }
}
//# sourceMappingURL=engine.js.map