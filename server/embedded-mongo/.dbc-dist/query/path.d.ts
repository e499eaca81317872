import { type Document } from '../bson/types.ts';
/** A dotted path, split once. */
export type Path = readonly string[];
export declare function splitPath(path: string): Path;
export declare function isPosition(part: string | undefined): part is string;
/** Own field of a document; undefined when missing. */
export declare function fieldOf(document: Document, name: string): unknown;
/** Returns true to stop. */
type Visit = (value: unknown, byPosition?: boolean) => boolean;
/**
 * Visits every value that MongoDB's matching sees at a path: arrays on the way are looked into, positions are followed.
 * A path that ends nowhere is visited as undefined. Stops when `visit` returns true, and returns that.
 */
export declare function someAtPath(root: Document, path: Path, visit: Visit, at?: number): boolean;
/**
 * As `someAtPath`, and arrays at the end are visited themselves and element by element; not so what a position led to.
 */
export declare function someWithElements(root: Document, path: Path, visit: (value: unknown) => boolean): boolean;
/** All values at a path in the sense of `someAtPath`. */
export declare function valuesAtPath(root: Document, path: Path): unknown[];
export {};
