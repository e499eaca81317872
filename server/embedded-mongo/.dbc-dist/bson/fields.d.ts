import type { Document } from './types.ts';
/** A name that JavaScript does not leave where it was set. */
export declare function isWholeNumber(name: string): boolean;
/** The same fields, which from now on keep the order in which they are set. */
export declare function inOrder(document: Document, names?: string[]): Document;
/** Sets a field, a new one behind all others; gives the document, or what takes its place to keep the order. */
export declare function withField(document: Document, name: string, value: unknown): Document;
/** Assigns without ever touching the prototype. */
export declare function assign(target: Document, name: string, value: unknown): void;
/** A copy of the document itself, not of its values. */
export declare function copyOf(document: Document): Document;
/** All fields of the documents; of two with the same name the first's place and the last's value. */
export declare function merged(...documents: Document[]): Document;
/** The document with this `_id` in front of all other fields. */
export declare function withId(id: unknown, document: Document): Document;
