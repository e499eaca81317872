import type { Document } from '../bson/types.ts';
import type { Index } from '../storage/catalogue-types.ts';
import { type IndexValues } from './index-values.ts';
export interface IndexEntry {
    key: Buffer;
    value: Buffer;
    /** What is indexed here, for the message of a duplicate. */
    values: IndexValues;
}
export interface IndexEntries {
    entries: IndexEntry[];
    /** More than one row came from an array. */
    multikey: boolean;
    /** A key was cut, so order within its beginning is lost. */
    shortened: boolean;
}
/** Everything that an index holds for one document. */
export declare function indexEntriesOf(index: Index, document: Document, idKey: Buffer): IndexEntries;
/** The `_id` key that an index entry points to. */
export declare function idKeyOfEntry(index: Index, key: Buffer, value: Buffer): Buffer;
