import { Long } from 'bson';
import { type as kinds } from '../bson/elements.js';
import { encodeDocument } from '../bson/encode.js';
export function encodeAnswer({ body, batch }) {
    if (!batch)
        return encodeDocument(body);
    const { cursor, ...rest } = body;
    return document([
        element(kinds.document, 'cursor', cursorBytes(cursor, batch)),
        fieldsOf(rest),
    ]);
}
function cursorBytes(cursor, batch) {
    const parts = batch.documents.flatMap((bytes, at) => [
        Buffer.from(`${String.fromCharCode(kinds.document)}${at}\0`, 'latin1'),
        bytes,
    ]);
    return document([element(kinds.array, batch.name, document(parts)), fieldsOf(cursor)]);
}
function fieldsOf(fields) {
    return encodeDocument(fields).subarray(4, -1);
}
function element(kind, name, value) {
    return Buffer.concat([Buffer.from([kind]), Buffer.from(`${name}\0`), value]);
}
function document(parts) {
    const length = parts.reduce((sum, part) => sum + part.length, 5);
    const head = Buffer.allocUnsafe(4);
    head.writeInt32LE(length);
    return Buffer.concat([head, ...parts, Buffer.from([0])], length);
}
/** The identifier of no cursor: nothing is left to fetch. */
export const noCursor = Long.ZERO;
//# sourceMappingURL=answer.js.map