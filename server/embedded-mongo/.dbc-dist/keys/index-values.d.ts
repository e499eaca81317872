import { type Document } from '../bson/types.ts';
import { type Path } from '../query/path.ts';
/** Stands for the elements of an empty array. */
export declare const emptyArray: unique symbol;
/** One row of values, one value a field of the index. */
export type IndexValues = unknown[];
/**
 * The rows that a document has in an index: one, or one for each element of the array that one of the paths crosses.
 * Two different arrays in one index are refused as in MongoDB.
 */
export declare function indexValuesOf(document: Document, paths: readonly Path[]): IndexValues[];
