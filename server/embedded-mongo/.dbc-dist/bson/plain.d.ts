import { type Document } from './types.ts';
/** The value as mingo calculates with it: numbers native where that loses nothing, regular expressions native. */
export declare function toPlain(value: unknown): unknown;
export declare function toPlainDocument(document: Document): Document;
