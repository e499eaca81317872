import { ObjectId } from 'bson';
import { decodeValue } from '../bson/decode.js';
import { findElement, type as kinds } from '../bson/elements.js';
import { encodeDocument } from '../bson/encode.js';
import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
/** The document to be stored: with `_id` first, made if absent. */
export function withIdFirst(bytes) {
    const id = findElement(bytes, '_id');
    if (!id)
        return joined(bytes, encodeDocument({ _id: new ObjectId() }).subarray(4, -1), undefined);
    checkId(bytes, id);
    return id.start === 4 ? bytes : joined(bytes, bytes.subarray(id.start, id.end), id);
}
function joined(bytes, first, taken) {
    const rest = taken
        ? [bytes.subarray(4, taken.start), bytes.subarray(taken.end)]
        : [bytes.subarray(4)];
    const result = Buffer.concat([Buffer.alloc(4), first, ...rest]);
    result.writeInt32LE(result.length);
    return result;
}
const refusedKinds = new Map([
    [kinds.array, 'array'],
    [kinds.regex, 'regex'],
    [kinds.undefined, 'undefined'],
]);
function checkId(bytes, { kind, value, end }) {
    const refused = refusedKinds.get(kind);
    must(!refused, 'InvalidIdField', `The '_id' value cannot be of type ${refused}`);
    if (kind !== kinds.document)
        return;
    const id = decodeValue(bytes, kind, value, end);
    const field = isDocument(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined;
    if (field)
        throw new DatabaseError('DollarPrefixedFieldName', `_id fields may not contain '$'-prefixed fields: ${field} is not valid for storage.`);
}
//# sourceMappingURL=prepare-document.js.map