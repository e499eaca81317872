import type { Catalogue } from '../storage/catalogue.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { Store } from '../storage/environment.ts';
import type { Target } from '../storage/target.ts';
import { type Entry } from '../storage/view.ts';
import type { ClaimsTable, Holder } from './claims-table.ts';
/** An open transaction: reads a snapshot and its own writes, and reaches the store only when it commits. */
export declare class OpenTransaction implements Target, Holder {
    #private;
    readonly released: Promise<void>;
    readonly startedAt: number;
    /** The connections that have spoken for it and are still there. */
    readonly connections: Set<number>;
    constructor(store: Store, catalogue: Catalogue, claims: ClaimsTable);
    /** Throws when the collection's structure has changed since the transaction began. */
    checkUnchanged(collection: Collection): void;
    /** A collection that was made for this transaction and goes with it. */
    created(collection: Collection): void;
    get createdCollections(): Iterable<Collection>;
    get(key: Buffer): Buffer | undefined;
    range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[];
    claim(key: Buffer): void;
    put(key: Buffer, value: Buffer): void;
    remove(key: Buffer): void;
    adjust(collection: Collection, documents: number, bytes: number): void;
    indexChanged(collection: Collection): void;
    get hasWritten(): boolean;
    /** Only inside a group: carries everything over into the store. */
    writeTo(target: Target): void;
    /** Gives up the snapshot and all claims. */
    end(): void;
    get ended(): boolean;
    get store(): Store;
}
