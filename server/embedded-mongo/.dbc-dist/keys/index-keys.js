import { fieldOf } from '../query/path.js';
import { writeEmptyArray, writeValue } from './encode-value.js';
import { maxFieldsLength, shorten } from './id-key.js';
import { emptyArray, indexValuesOf } from './index-values.js';
import { KeyWriter } from './key-writer.js';
const none = { entries: [], multikey: false, shortened: false };
const writer = new KeyWriter();
/** Everything that an index holds for one document. */
export function indexEntriesOf(index, document, idKey) {
    if (index.partial && !index.partial.matches(document))
        return none;
    const simple = index.simple ? simpleRow(index, document) : undefined;
    const rows = simple ? [simple] : indexValuesOf(document, index.paths);
    if (index.sparse && rows.every((row) => row.every((value) => value === undefined)))
        return none;
    let shortened = false;
    const entries = rows.map((values) => {
        const fields = writeFields(index, values);
        const cut = fields.length > maxFieldsLength;
        shortened ||= cut;
        return entryOf(index, cut ? shorten(fields, maxFieldsLength) : fields, idKey, values);
    });
    return {
        entries: rows.length > 1 ? withoutRepetitions(entries) : entries,
        multikey: !simple && (rows.length > 1 || hasArray(index, document, rows)),
        shortened,
    };
}
/** The only row, when all paths are top-level fields and none holds an array. */
function simpleRow(index, document) {
    const row = index.paths.map((path) => fieldOf(document, path[0]));
    return row.some(Array.isArray) ? undefined : row;
}
function withoutRepetitions(entries) {
    const byKey = new Map(entries.map((entry) => [entry.key.toString('latin1'), entry]));
    return [...byKey.values()];
}
function hasArray(index, document, rows) {
    return rows[0]?.includes(emptyArray) || index.paths.some((path) => crossesArray(document, path));
}
function crossesArray(document, path) {
    let value = document;
    for (const part of path) {
        if (Array.isArray(value))
            return true;
        if (typeof value !== 'object' || value === null)
            return false;
        value = fieldOf(value, part);
    }
    return Array.isArray(value);
}
/** Key bytes of the fields; valid until the next call. */
function writeFields(index, values) {
    writer.reset();
    values.forEach((value, at) => {
        const start = writer.length;
        if (value === emptyArray)
            writeEmptyArray(writer);
        else
            writeValue(writer, value);
        if (index.directions[at] === -1)
            writer.invert(start);
    });
    writer.byte(fieldsEnd);
    return writer.view(0);
}
/** After the last field; greater than the escape's end and smaller than any continuation. */
const fieldsEnd = 0x01;
function entryOf(index, fields, idKey, values) {
    const key = Buffer.allocUnsafe(4 + fields.length + (index.unique ? 0 : idKey.length));
    key.writeUInt32BE(index.id);
    fields.copy(key, 4);
    if (index.unique)
        return { key, value: idKey, values };
    idKey.copy(key, 4 + fields.length);
    return { key, value: lengthBytes(idKey.length), values };
}
const lengths = new Map();
function lengthBytes(length) {
    let bytes = lengths.get(length);
    if (!bytes) {
        bytes = Buffer.from([length >> 8, length & 0xff]);
        lengths.set(length, bytes);
    }
    return bytes;
}
/** The `_id` key that an index entry points to. */
export function idKeyOfEntry(index, key, value) {
    return index.unique ? value : key.subarray(key.length - value.readUInt16BE(0));
}
//# sourceMappingURL=index-keys.js.map