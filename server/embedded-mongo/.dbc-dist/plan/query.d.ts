import type { Document } from '../bson/types.ts';
import { type SortKey } from '../query/sort.ts';
import type { Collection } from '../storage/catalogue-types.ts';
import type { Flow } from '../storage/scan.ts';
import type { View } from '../storage/view.ts';
import { type Candidate, type Effort } from './access.ts';
import type { Choice } from './compare-options.ts';
export interface Query {
    filter: Document;
    sort?: Document | undefined;
    skip?: number;
    /** 0 or absent: no limit. */
    limit?: number;
    hint?: unknown;
    variables?: Document | undefined;
}
/** A query that has been parsed and whose way through the indexes is chosen. */
export interface Plan extends Choice {
    collection: Collection;
    sort: readonly SortKey[];
    skip: number;
    limit: number;
    fields: ReadonlySet<string> | undefined;
    matches: (document: Document) => boolean;
    effort: Effort;
}
/** Parses a query; throws for what is malformed even when there is nothing to read. */
export declare function planQuery(view: View, collection: Collection, query: Query): Plan;
/** The documents that match, in order, between skip and limit. */
export declare function runPlan(view: View, plan: Plan): Flow<Candidate>;
/** Documents as a projection shows them, as bytes. */
export declare function projectedBytes(candidates: Flow<Candidate>, projection: Document | undefined, options: {
    filter: Document;
    variables?: Document | undefined;
}): Flow<Buffer>;
/** Compiles a find's projection over bytes; undefined when it leaves documents as they are. */
export declare function projectionOf(projection: Document | undefined, options: {
    filter: Document;
    variables?: Document | undefined;
}): ((bytes: Buffer) => Buffer) | undefined;
