import { DatabaseError, writeConflict } from '../errors.js';
import { StoreView } from '../storage/view.js';
import { Overlay } from './overlay.js';
/** Bytes that one transaction may write before it is refused. */
const maxTransactionBytes = 512 * 1024 * 1024;
/** An open transaction: reads a snapshot and its own writes, and reaches the store only when it commits. */
export class OpenTransaction {
    released;
    startedAt = Date.now();
    /** The connections that have spoken for it and are still there. */
    connections = new Set();
    #store;
    #catalogue;
    #claims;
    #snapshot;
    #view;
    #newest;
    #overlay;
    #structure;
    #claimed = new Set();
    #changes = new Map();
    #learnt = new Set();
    #created = new Set();
    #release = () => undefined;
    #ended = false;
    constructor(store, catalogue, claims) {
        this.#store = store;
        this.#catalogue = catalogue;
        this.#claims = claims;
        store.resetReadTxn();
        this.#snapshot = store.useReadTransaction();
        this.#view = new StoreView(store, this.#snapshot);
        this.#newest = new StoreView(store);
        this.#overlay = new Overlay(this.#view);
        this.#structure = catalogue.changes;
        this.released = new Promise((resolve) => {
            this.#release = resolve;
        });
    }
    /** Throws when the collection's structure has changed since the transaction began. */
    checkUnchanged(collection) {
        if (collection.changedAt <= this.#structure || this.#created.has(collection))
            return;
        throw new DatabaseError('SnapshotUnavailable', `Unable to read from a snapshot due to pending collection catalog changes to collection '${collection.database}.${collection.name}'; please retry the operation.`, { labels: ['TransientTransactionError'] });
    }
    /** A collection that was made for this transaction and goes with it. */
    created(collection) {
        this.#created.add(collection);
    }
    get createdCollections() {
        return this.#created;
    }
    get(key) {
        return this.#overlay.get(key);
    }
    range(low, high, limit, reverse) {
        return this.#overlay.range(low, high, limit, reverse);
    }
    claim(key) {
        const holder = this.#claims.holderOf(key);
        if (holder === this)
            return;
        if (holder || !sameBytes(this.#newest.get(key), this.#view.get(key)))
            throw writeConflict();
        this.#claimed.add(this.#claims.take(key, this));
    }
    put(key, value) {
        this.#overlay.set(key, value);
        this.#checkSize();
    }
    remove(key) {
        this.#overlay.set(key, undefined);
        this.#checkSize();
    }
    #checkSize() {
        if (this.#overlay.bytes > maxTransactionBytes)
            throw new DatabaseError('TransactionTooLarge', 'The transaction has written too much');
    }
    adjust(collection, documents, bytes) {
        const change = this.#changes.get(collection) ?? { documents: 0, bytes: 0 };
        change.documents += documents;
        change.bytes += bytes;
        this.#changes.set(collection, change);
    }
    indexChanged(collection) {
        this.#learnt.add(collection);
    }
    get hasWritten() {
        return this.#changes.size > 0;
    }
    /** Only inside a group: carries everything over into the store. */
    writeTo(target) {
        for (const collection of this.#changes.keys()) {
            if (collection.dropped)
                throw writeConflict();
            this.checkUnchanged(collection);
        }
        for (const { key, value } of this.#overlay.writes()) {
            if (value)
                target.put(key, value);
            else if (target.get(key))
                target.remove(key);
        }
        for (const [collection, { documents, bytes }] of this.#changes)
            this.#catalogue.adjust(collection, documents, bytes);
        for (const collection of this.#learnt)
            this.#catalogue.saveFlags(collection);
    }
    /** Gives up the snapshot and all claims. */
    end() {
        if (this.#ended)
            return;
        this.#ended = true;
        this.#claims.release(this.#claimed);
        this.#snapshot.done();
        this.#release();
    }
    get ended() {
        return this.#ended;
    }
    get store() {
        return this.#store;
    }
}
function sameBytes(a, b) {
    return a && b ? a.equals(b) : a === b;
}
//# sourceMappingURL=transaction.js.map