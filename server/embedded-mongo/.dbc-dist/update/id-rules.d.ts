import type { Document } from '../bson/types.ts';
/** An `_id` never changes and is never an array, a regular expression or undefined. */
export declare function checkId(before: Document, after: Document, replaced: boolean): void;
/** The document with its `_id` in front, a new one when it has none. */
export declare function withIdFirst(document: Document): Document;
