import { decodeDocument } from '../bson/decode.js';
import { DatabaseError } from '../errors.js';
import { idKeyOf, maxIdLength, treeKey } from '../keys/id-key.js';
import { indexEntriesOf } from '../keys/index-keys.js';
import { namespaceOf } from './catalogue-types.js';
import { duplicateKey } from './duplicate-key.js';
/** MongoDB's limit for one document, in bytes. */
export const maxDocumentSize = 16 * 1024 * 1024;
/** Top-level fields that the collection's indexes look at; undefined when a partial filter may look at any. */
export function indexedFields(collection) {
    const fields = new Set(['_id']);
    for (const index of collection.indexes) {
        if (index.partial)
            return undefined;
        for (const path of index.paths)
            fields.add(path[0]);
    }
    return fields;
}
/** Adds a document whose bytes begin with its `_id`; throws 11000 before anything is written. */
export function insertDocument(target, collection, bytes, fields = indexedFields(collection)) {
    checkSize(bytes);
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
    for (const { entries } of changes)
        putAll(target, entries.entries);
    learn(target, collection, changes);
    if (idKey.length >= maxIdLength)
        learnLongId(target, collection);
    target.adjust(collection, 1, bytes.length);
}
/** Replaces a document by another with the same `_id`; only changed index entries are touched. */
export function replaceDocument(target, collection, old, bytes, document) {
    checkSize(bytes);
    const idKey = idKeyOf(document._id);
    const key = treeKey(collection.id, idKey);
    target.claim(key);
    const changes = [];
    const gone = [];
    for (const index of collection.indexes) {
        const before = indexEntriesOf(index, old.document, idKey);
        const after = indexEntriesOf(index, document, idKey);
        const added = without(after.entries, before.entries);
        gone.push(...without(before.entries, after.entries));
        if (added.length > 0)
            changes.push({ index, entries: { ...after, entries: added } });
    }
    for (const { index, entries } of changes)
        checkUnique(target, collection, index, entries.entries, idKey);
    for (const entry of gone)
        target.claim(entry.key);
    for (const entry of gone)
        target.remove(entry.key);
    target.put(key, bytes);
    for (const { entries } of changes)
        putAll(target, entries.entries);
    learn(target, collection, changes);
    target.adjust(collection, 0, bytes.length - old.bytes.length);
}
export function removeDocument(target, collection, old) {
    const idKey = idKeyOf(old.document._id);
    const key = treeKey(collection.id, idKey);
    target.claim(key);
    const gone = collection.indexes.flatMap((index) => indexEntriesOf(index, old.document, idKey).entries);
    for (const entry of gone)
        target.claim(entry.key);
    for (const entry of gone)
        target.remove(entry.key);
    target.remove(key);
    target.adjust(collection, -1, -old.bytes.length);
}
function learnLongId(target, collection) {
    if (collection.shortenedIds)
        return;
    collection.shortenedIds = true;
    target.indexChanged(collection);
}
function checkSize(bytes) {
    if (bytes.length > maxDocumentSize)
        throw new DatabaseError('BSONObjectTooLarge', `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${maxDocumentSize}`);
}
function without(entries, others) {
    if (entries.length === 1 && others.length === 1)
        return entries[0]?.key.equals(others[0]?.key) ? [] : entries;
    const known = new Set(others.map((entry) => entry.key.toString('latin1')));
    return entries.filter((entry) => !known.has(entry.key.toString('latin1')));
}
export function checkUnique(target, collection, index, entries, idKey) {
    if (!index.unique)
        return;
    for (const entry of entries) {
        target.claim(entry.key);
        const owner = target.get(entry.key);
        if (owner && !owner.equals(idKey)) {
            const value = Object.fromEntries(index.fields.map((field, at) => [field, entry.values[at] ?? null]));
            throw duplicateKey(namespaceOf(collection), index.name, index.spec.key, value);
        }
    }
}
function putAll(target, entries) {
    for (const entry of entries)
        target.put(entry.key, entry.value);
}
/** Remembers for good that an index has several keys for a document, or cut ones. */
export function learn(target, collection, changes) {
    let learnt = false;
    for (const { index, entries } of changes) {
        if ((entries.multikey && !index.multikey) || (entries.shortened && !index.shortened)) {
            index.multikey ||= entries.multikey;
            index.shortened ||= entries.shortened;
            learnt = true;
        }
    }
    if (learnt)
        target.indexChanged(collection);
}
//# sourceMappingURL=document-writes.js.map