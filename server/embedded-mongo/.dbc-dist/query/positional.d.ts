import type { Document } from '../bson/types.ts';
/** Position of the first element of the array at `path` for which the filter's conditions on that array hold. */
export declare function firstMatch(filter: Document, document: Document, path: string): number | undefined;
/** The array that the path leads to, also when its own parents are plain documents only. */
export declare function arrayAt(document: Document, path: string): unknown[] | undefined;
