import { type Document } from '../bson/types.ts';
/**
 * What of a pipeline's first $match a collection can be read by, joined with `filter`. The $match itself stays, so this
 * may let more through: of `$expr` only equalities of a field with a variable's plain value are used.
 */
export declare function sourceFilter(pipeline: readonly Document[], variables: Document, filter: Document | undefined): Document | undefined;
