import { Long } from 'bson';
import type { Store } from '../storage/environment.ts';
import { type SessionRecord } from './statement-record.ts';
import type { OpenTransaction } from './transaction.ts';
/** A session lives this long after its last use; hello announces it. */
export declare const sessionMinutes = 30;
export interface Session {
    readonly id: Buffer;
    lastUse: number;
    record: SessionRecord | undefined;
    transaction: OpenTransaction | undefined;
    /** The greatest number that was used. */
    latest: Long;
    /** Numbered commands of one session run one after another. */
    turn: Promise<unknown>;
}
/** Sessions by their identifier; what they must remember is written with the writes themselves. */
export declare class SessionTable {
    #private;
    constructor(store: Store);
    /** Takes the remembered writes from the store again. */
    reload(): void;
    use(id: Buffer): Session;
    find(id: Buffer): Session | undefined;
    all(): Session[];
    /** The record of the session's numbered write, begun anew when the number is new. */
    recordFor(session: Session, txnNumber: Long): SessionRecord;
    /** The record is to be written with the group that is running. */
    changed(session: Session): void;
    /** Only inside a group, when it ends. */
    writeRecords(): void;
    /** Only inside a group. */
    remove(session: Session): void;
    /** Sessions that nobody has used for longer than they live. */
    expired(): Session[];
}
