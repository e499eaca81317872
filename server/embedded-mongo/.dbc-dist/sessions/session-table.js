import { Long } from 'bson';
import { catalogueKey } from '../storage/keys-of-catalogue.js';
import { afterAllWith } from '../storage/scan.js';
import { putInGroup, removeInGroup } from '../storage/write-in-group.js';
import { decodeRecord, emptyRecord, encodeRecord } from './statement-record.js';
/** A session lives this long after its last use; hello announces it. */
export const sessionMinutes = 30;
/** Sessions by their identifier; what they must remember is written with the writes themselves. */
export class SessionTable {
    #store;
    #sessions = new Map();
    #changed = new Set();
    constructor(store) {
        this.#store = store;
        this.reload();
    }
    /** Takes the remembered writes from the store again. */
    reload() {
        this.#changed.clear();
        for (const session of this.#sessions.values())
            session.record = undefined;
        const low = catalogueKey('session');
        for (const { key, value } of this.#store.getRange({ start: low, end: afterAllWith(low) })) {
            const id = Buffer.from(key.subarray(low.length));
            const session = this.use(id);
            session.record = decodeRecord(value);
            if (session.record.txnNumber.greaterThan(session.latest))
                session.latest = session.record.txnNumber;
        }
    }
    use(id) {
        const name = id.toString('latin1');
        let session = this.#sessions.get(name);
        if (!session) {
            session = {
                id: Buffer.from(id),
                lastUse: 0,
                record: undefined,
                transaction: undefined,
                latest: Long.NEG_ONE,
                turn: Promise.resolve(),
            };
            this.#sessions.set(name, session);
        }
        session.lastUse = Date.now();
        return session;
    }
    find(id) {
        return this.#sessions.get(id.toString('latin1'));
    }
    all() {
        return [...this.#sessions.values()];
    }
    /** The record of the session's numbered write, begun anew when the number is new. */
    recordFor(session, txnNumber) {
        if (!session.record?.txnNumber.equals(txnNumber))
            session.record = emptyRecord(txnNumber);
        return session.record;
    }
    /** The record is to be written with the group that is running. */
    changed(session) {
        this.#changed.add(session);
    }
    /** Only inside a group, when it ends. */
    writeRecords() {
        for (const { id, record } of this.#changed) {
            const key = catalogueKey('session', id);
            if (record)
                putInGroup(this.#store, key, encodeRecord(record));
        }
        this.#changed.clear();
    }
    /** Only inside a group. */
    remove(session) {
        this.#sessions.delete(session.id.toString('latin1'));
        this.#changed.delete(session);
        if (session.record)
            removeInGroup(this.#store, catalogueKey('session', session.id));
    }
    /** Sessions that nobody has used for longer than they live. */
    expired() {
        const limit = Date.now() - sessionMinutes * 60_000;
        return this.all().filter((session) => session.lastUse < limit && !session.transaction);
    }
}
//# sourceMappingURL=session-table.js.map