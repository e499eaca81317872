import type { Document } from '../bson/types.ts';
import type { Collection, Index } from '../storage/catalogue-types.ts';
import { type Flow } from '../storage/scan.ts';
import type { View } from '../storage/view.ts';
import type { KeyRange } from './index-bounds.ts';
/** A way to come by the candidates of a query. */
export type Access = {
    kind: 'nothing';
} | {
    kind: 'collection';
    reverse: boolean;
    ranges: KeyRange[] | undefined;
} | {
    kind: 'ids';
    keys: Buffer[];
} | {
    kind: 'index';
    index: Index;
    ranges: KeyRange[];
    reverse: boolean;
} | {
    kind: 'exact';
    index: Index;
    keys: Buffer[];
} | {
    kind: 'union';
    parts: Access[];
};
export interface Candidate {
    idKey: Buffer;
    bytes: Buffer;
}
/** Counts what a query has looked at. */
export interface Effort {
    keys: number;
    documents: number;
}
/** The documents that an access leads to, each once. */
export declare function candidatesOf(view: View, collection: Collection, access: Access, effort: Effort, first?: number): Flow<Candidate>;
/** The access as `explain` shows it. */
export declare function describeAccess(collection: Collection, access: Access): Document;
