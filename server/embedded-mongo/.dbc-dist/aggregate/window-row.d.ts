import type { Document } from '../bson/types.ts';
import type { SortKey } from '../query/sort.ts';
/** One document of a partition with the values that it is sorted by. */
export interface Row {
    document: Document;
    order: unknown[];
}
export interface Partition {
    rows: readonly Row[];
    keys: readonly SortKey[];
}
/** The values of one output field for all rows of a partition. */
export type WindowFunction = (partition: Partition) => unknown[];
/** From row to row, both included; empty when `to` is before `from`. */
export interface Bounds {
    from: number;
    to: number;
}
