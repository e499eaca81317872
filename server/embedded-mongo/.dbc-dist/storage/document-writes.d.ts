import type { Document } from '../bson/types.ts';
import { type IndexEntries, type IndexEntry } from '../keys/index-keys.ts';
import { type Collection, type Index } from './catalogue-types.ts';
import type { Target } from './target.ts';
/** MongoDB's limit for one document, in bytes. */
export declare const maxDocumentSize: number;
interface IndexChange {
    index: Index;
    entries: IndexEntries;
}
/** Top-level fields that the collection's indexes look at; undefined when a partial filter may look at any. */
export declare function indexedFields(collection: Collection): ReadonlySet<string> | undefined;
/** Adds a document whose bytes begin with its `_id`; throws 11000 before anything is written. */
export declare function insertDocument(target: Target, collection: Collection, bytes: Buffer, fields?: ReadonlySet<string> | undefined): void;
/** Replaces a document by another with the same `_id`; only changed index entries are touched. */
export declare function replaceDocument(target: Target, collection: Collection, old: {
    bytes: Buffer;
    document: Document;
}, bytes: Buffer, document: Document): void;
export declare function removeDocument(target: Target, collection: Collection, old: {
    bytes: Buffer;
    document: Document;
}): void;
export declare function checkUnique(target: Target, collection: Collection, index: Index, entries: IndexEntry[], idKey: Buffer): void;
/** Remembers for good that an index has several keys for a document, or cut ones. */
export declare function learn(target: Target, collection: Collection, changes: IndexChange[]): void;
export {};
