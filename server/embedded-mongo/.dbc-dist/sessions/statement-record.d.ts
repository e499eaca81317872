import { Long } from 'bson';
import { type Document } from '../bson/types.ts';
/** What a session's newest numbered write has done, so that a repetition is answered and not applied again. */
export interface SessionRecord {
    txnNumber: Long;
    /** Set by a committed transaction. */
    committed: boolean;
    /** Statements that went through, as ranges [from, to]. */
    done: [number, number][];
    /** What they answered, where that is more than "1 inserted". */
    results: Map<number, Document>;
}
export declare function emptyRecord(txnNumber: Long): SessionRecord;
export declare function isDone(record: SessionRecord, statement: number): boolean;
export declare function markDone(record: SessionRecord, statement: number, result?: Document): void;
export declare function encodeRecord(record: SessionRecord): Buffer;
export declare function decodeRecord(bytes: Buffer): SessionRecord;
