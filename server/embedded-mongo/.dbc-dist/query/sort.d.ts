import { type Document } from '../bson/types.ts';
import { type Path } from './path.ts';
export interface SortKey {
    field: string;
    path: Path;
    direction: 1 | -1;
}
/** Parses { field: 1 | -1 }. */
export declare function parseSort(spec: unknown): SortKey[];
/** The values that a document is sorted by: of the rows that it would have in an index, the first in this order. */
export declare function sortValuesOf(document: Document, keys: readonly SortKey[]): unknown[];
export declare function compareSortValues(a: unknown[], b: unknown[], keys: readonly SortKey[]): number;
