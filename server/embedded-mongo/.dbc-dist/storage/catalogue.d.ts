import { type Document } from '../bson/types.ts';
import type { Collection } from './catalogue-types.ts';
import type { Store } from './environment.ts';
/** Collections and indexes: kept in memory, written in the same LMDB transaction as what they describe. */
export declare class Catalogue {
    #private;
    constructor(store: Store);
    /** Forgets what is in memory; after a failed commit the store is right. */
    reload(): void;
    get(database: string, name: string): Collection | undefined;
    all(): Collection[];
    inDatabase(database: string): Collection[];
    /** A number that grows with every change of structure. */
    get changes(): number;
    /** Only inside a group. */
    newTree(): number;
    /** Only inside a group. */
    create(database: string, name: string, options: Document): Collection;
    /** Only inside a group: writes a collection's definition and lets older snapshots know. */
    save(collection: Collection): void;
    /** Only inside a group: writes the definition when only what is learnt about keys has changed. */
    saveFlags(collection: Collection): void;
    /** Only inside a group: the trees themselves are left to be purged. */
    remove(collection: Collection): void;
    /** Only inside a group: marks a tree as rubbish, to be emptied piece by piece. */
    discardTree(tree: number): void;
    discardedTrees(): number[];
    /** Only inside a group. */
    rename(collection: Collection, database: string, name: string): void;
    /** Only inside a group: the counters are written once, when the group ends. */
    adjust(collection: Collection, documents: number, bytes: number): void;
    writeCounts(): void;
}
