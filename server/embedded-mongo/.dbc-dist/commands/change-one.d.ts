import type { Document } from '../bson/types.ts';
import { type Query } from '../plan/query.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { Writing } from '../storage/group-writer.ts';
import { type Target } from '../storage/target.ts';
export interface Stored {
    bytes: Buffer;
    document: Document;
}
/**
 * Finds the first document of a query and changes it before anybody else can. When an open transaction holds it, the
 * search begins anew after that has ended.
 */
export declare function changeFirst<T>(target: Target, collection: Collection, query: Query, change: (old: Stored) => T): Writing<T | undefined>;
/** Changes every document of a query that still matches when its turn comes, each once. */
export declare function changeAll(target: Target, collection: Collection, query: Query, change: (old: Stored) => void): Writing<void>;
