import type { Document } from './types.ts';
/** BSON bytes of a document; undefined fields are left out. */
export declare function encodeDocument(document: Document): Buffer;
/** A deep copy in exact values; BSON's value classes and dates are immutable here and shared. */
export declare function copyValue<T>(value: T): T;
