import type { Document } from '../bson/types.ts';
import type { Query } from '../plan/query.ts';
import type { Writing } from '../storage/group-writer.ts';
import { type Target } from '../storage/target.ts';
import type { Call } from './command.ts';
export interface UpdateStatement {
    query: Query;
    update: Document | Document[];
    arrayFilters: Document[] | undefined;
    multi: boolean;
    upsert: boolean;
}
export interface Updated {
    n: number;
    nModified: number;
    upserted?: unknown;
    /** Before and after; of the last document only. */
    old?: Document;
    new?: Document;
}
/** Carries out one update statement. */
export declare function runUpdate(call: Call, target: Target, name: string, statement: UpdateStatement): Writing<Updated>;
