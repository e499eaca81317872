import type { Timestamp } from 'bson';
import type { Transaction as ReadTransaction } from 'lmdb';
import type { Store } from '../storage/environment.ts';
import { StoreView } from '../storage/view.ts';
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
export declare class SnapshotTable {
    #private;
    constructor(store: Store);
    take(time: Timestamp, structure: number): Snapshot;
    at(time: Timestamp): Snapshot;
    release(snapshot: Snapshot): void;
    closeOld(): void;
    closeAll(): void;
}
