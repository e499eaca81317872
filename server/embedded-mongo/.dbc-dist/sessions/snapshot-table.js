import { DatabaseError } from '../errors.js';
import { StoreView } from '../storage/view.js';
/** Milliseconds that a snapshot can still be asked for by its time. */
const keptFor = 60_000;
/** Snapshots for reads outside transactions, found again by their cluster time. */
export class SnapshotTable {
    #store;
    #snapshots = new Map();
    constructor(store) {
        this.#store = store;
    }
    take(time, structure) {
        this.#store.resetReadTxn();
        const transaction = this.#store.useReadTransaction();
        const view = new StoreView(this.#store, transaction);
        const snapshot = { time, view, structure, transaction, users: 1, takenAt: Date.now() };
        this.#snapshots.set(time.toString(), snapshot);
        return snapshot;
    }
    at(time) {
        const snapshot = this.#snapshots.get(time.toString());
        if (!snapshot)
            throw new DatabaseError('SnapshotTooOld', `Read timestamp ${time} is older than the oldest available timestamp.`);
        snapshot.users += 1;
        return snapshot;
    }
    release(snapshot) {
        snapshot.users -= 1;
    }
    closeOld() {
        const limit = Date.now() - keptFor;
        for (const [time, snapshot] of this.#snapshots) {
            if (snapshot.users > 0 || snapshot.takenAt > limit)
                continue;
            this.#snapshots.delete(time);
            snapshot.transaction.done();
        }
    }
    closeAll() {
        for (const snapshot of this.#snapshots.values())
            snapshot.transaction.done();
        this.#snapshots.clear();
    }
}
//# sourceMappingURL=snapshot-table.js.map