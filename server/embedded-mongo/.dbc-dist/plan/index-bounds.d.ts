import type { Path } from '../query/path.ts';
import type { Conditions } from './conditions.ts';
/** An ordered run of keys of a tree, without the tree's number. */
export interface KeyRange {
    low: Buffer;
    high: Buffer;
}
export interface Bounds {
    ranges: KeyRange[];
    /** Leading fields that are bound to a single value. */
    singles: number;
    /** Leading fields that are bound at all. */
    bound: number;
    /** The key's fields when they are bound to single values altogether. */
    exact: Buffer[] | undefined;
}
export interface KeyShape {
    fields: readonly string[];
    paths: readonly Path[];
    directions: readonly (1 | -1)[];
    multikey: boolean;
}
/** The part of an index that has to be read for the conditions. */
export declare function boundsOf(shape: KeyShape, conditions: Conditions): Bounds;
