import { decodeDocument } from '../bson/decode.ts';
import type { Document } from '../bson/types.ts';
import { DatabaseError } from '../errors.ts';
import { idKeyOf, maxIdLength, treeKey } from '../keys/id-key.ts';
import { type IndexEntries, type IndexEntry, indexEntriesOf } from '../keys/index-keys.ts';
import { type Collection, type Index, namespaceOf } from './catalogue-types.ts';
import { checkDepth } from './check-depth.ts';
import { duplicateKey } from './duplicate-key.ts';
import { indexedFields, isTouched } from './indexed-fields.ts';
import type { Target } from './target.ts';

/** MongoDB's limit for one document, in bytes. */
export const maxDocumentSize = 16 * 1024 * 1024;

interface IndexChange {
  index: Index;
  entries: IndexEntries;
}

/** A document as it is stored, and the key of its `_id`. */
export interface Stored {
  idKey: Buffer;
  bytes: Buffer;
}

/** Adds a document whose bytes begin with its `_id`; throws 11000 before anything is written. */
export function insertDocument(
  target: Target,
  collection: Collection,
  bytes: Buffer,
  fields = indexedFields(collection.indexes),
): void {
  checkSize(bytes);
  checkDepth(bytes);
  const document = decodeDocument(bytes, 0, fields);
  const idKey = idKeyOf(document._id);
  const key = treeKey(collection.id, idKey);
  target.claim(key);
  if (target.get(key))
    throw duplicateKey(namespaceOf(collection), '_id_', { _id: 1 }, { _id: document._id });
  const changes = collection.indexes.map((index) => ({
    index,
    entries: indexEntriesOf(index, document, idKey),
  }));
  for (const { index, entries } of changes)
    checkUnique(target, collection, index, entries.entries, idKey);
  target.put(key, bytes);
  for (const { entries } of changes) putAll(target, entries.entries);
  learn(target, collection, changes);
  if (idKey.length >= maxIdLength) learnLongId(target, collection);
  target.adjust(collection, 1, bytes.length);
}

/**
 * Replaces a document by another with the same `_id`. Only changed index entries are touched, and indexes over none of
 * the `changed` top-level fields not looked at.
 */
export function replaceDocument(
  target: Target,
  collection: Collection,
  old: Stored,
  bytes: Buffer,
  changed?: ReadonlySet<string>,
): void {
  checkSize(bytes);
  checkDepth(bytes);
  const { idKey } = old;
  const key = treeKey(collection.id, idKey);
  target.claim(key);
  const indexes = changed
    ? collection.indexes.filter((index) => isTouched(index, changed))
    : collection.indexes;
  const { gone, changes } = entryChanges(indexes, old, bytes);
  for (const { index, entries } of changes)
    checkUnique(target, collection, index, entries.entries, idKey);
  for (const entry of gone) target.claim(entry.key);
  noteTouched(indexes, idKey);
  for (const entry of gone) target.remove(entry.key);
  target.put(key, bytes);
  for (const { entries } of changes) putAll(target, entries.entries);
  learn(target, collection, changes);
  target.adjust(collection, 0, bytes.length - old.bytes.length);
}

/** What is to be taken out of the indexes and put into them when the document becomes these bytes. */
function entryChanges(indexes: readonly Index[], { idKey, bytes }: Stored, later: Buffer) {
  const changes: IndexChange[] = [];
  const gone: IndexEntry[] = [];
  if (indexes.length === 0) return { changes, gone };
  const fields = indexedFields(indexes);
  const [before, after] = [decodeDocument(bytes, 0, fields), decodeDocument(later, 0, fields)];
  for (const index of indexes) {
    const old = indexEntriesOf(index, before, idKey);
    const entries = indexEntriesOf(index, after, idKey);
    const added = without(entries.entries, old.entries);
    gone.push(...without(old.entries, entries.entries));
    if (added.length > 0) changes.push({ index, entries: { ...entries, entries: added } });
  }
  return { changes, gone };
}

export function removeDocument(
  target: Target,
  collection: Collection,
  { idKey, bytes }: Stored,
): void {
  const key = treeKey(collection.id, idKey);
  target.claim(key);
  const document = decodeDocument(bytes, 0, indexedFields(collection.indexes));
  const gone = collection.indexes.flatMap(
    (index) => indexEntriesOf(index, document, idKey).entries,
  );
  for (const entry of gone) target.claim(entry.key);
  noteTouched(collection.indexes, idKey);
  for (const entry of gone) target.remove(entry.key);
  target.remove(key);
  target.adjust(collection, -1, -bytes.length);
}

/** Tells indexes that are being built that what they have read of the document is out of date. */
function noteTouched(indexes: readonly Index[], idKey: Buffer): void {
  for (const { touched } of indexes) touched?.add(idKey.toString('latin1'));
}

function learnLongId(target: Target, collection: Collection): void {
  if (collection.shortenedIds) return;
  collection.shortenedIds = true;
  target.indexChanged(collection);
}

function checkSize(bytes: Buffer): void {
  if (bytes.length > maxDocumentSize)
    throw new DatabaseError(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${maxDocumentSize}`,
    );
}

function without(entries: IndexEntry[], others: IndexEntry[]): IndexEntry[] {
  if (entries.length === 1 && others.length === 1)
    return entries[0]?.key.equals(others[0]?.key as Buffer) ? [] : entries;
  const known = new Set(others.map((entry) => entry.key.toString('latin1')));
  return entries.filter((entry) => !known.has(entry.key.toString('latin1')));
}

export function checkUnique(
  target: Target,
  collection: Collection,
  index: Index,
  entries: IndexEntry[],
  idKey: Buffer,
): void {
  if (!index.unique) return;
  for (const entry of entries) {
    target.claim(entry.key);
    const owner = target.get(entry.key);
    if (owner && !owner.equals(idKey)) {
      const value = Object.fromEntries(
        index.fields.map((field, at) => [field, entry.values[at] ?? null]),
      );
      throw duplicateKey(namespaceOf(collection), index.name, index.spec.key as Document, value);
    }
  }
}

function putAll(target: Target, entries: IndexEntry[]): void {
  for (const entry of entries) target.put(entry.key, entry.value);
}

/** Remembers for good that an index has several keys for a document, or cut ones. */
export function learn(target: Target, collection: Collection, changes: IndexChange[]): void {
  let learnt = false;
  for (const { index, entries } of changes) {
    if ((entries.multikey && !index.multikey) || (entries.shortened && !index.shortened)) {
      index.multikey ||= entries.multikey;
      index.shortened ||= entries.shortened;
      learnt = true;
    }
  }
  if (learnt) target.indexChanged(collection);
}
