import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp, } from 'bson';
import { afterCString, afterValue, documentEnd, invalidBson, type } from './elements.js';
import { assign, inOrder, isWholeNumber } from './fields.js';
import { doubleOf } from './numbers.js';
/**
 * Decodes to "exact" values: what bson would write back as another type keeps its wrapper (Long, Decimal128, a whole
 * Double in the range of an int32), everything else is a native value. So a decoded document is written back unchanged.
 * With `only`, other top-level fields are skipped unread.
 */
export function decodeDocument(bytes, offset = 0, only) {
    const end = documentEnd(bytes, offset) - 1;
    let result = {};
    let last = -1;
    let position = offset + 4;
    while (position < end) {
        const kind = bytes[position];
        const value = afterCString(bytes, position + 1, end);
        const after = afterValue(bytes, kind, value, end);
        const name = bytes.toString('utf8', position + 1, value - 1);
        position = after;
        if (only && !only.has(name))
            continue;
        const place = isWholeNumber(name) ? Number(name) : Number.POSITIVE_INFINITY;
        if (place < last)
            result = inOrder(result);
        last = place;
        assign(result, name, decodeValue(bytes, kind, value, after));
    }
    return result;
}
function decodeArray(bytes, offset) {
    const end = documentEnd(bytes, offset) - 1;
    const result = [];
    let position = offset + 4;
    while (position < end) {
        const kind = bytes[position];
        const value = afterCString(bytes, position + 1, end);
        const after = afterValue(bytes, kind, value, end);
        result.push(decodeValue(bytes, kind, value, after));
        position = after;
    }
    return result;
}
const decoders = new Map([
    [type.double, (bytes, start) => doubleOf(bytes.readDoubleLE(start))],
    [type.string, (bytes, start, end) => bytes.toString('utf8', start + 4, end - 1)],
    [type.document, (bytes, start) => decodeDocument(bytes, start)],
    [type.array, (bytes, start) => decodeArray(bytes, start)],
    [type.binary, decodeBinary],
    [type.undefined, () => null],
    [type.objectId, (bytes, start) => new ObjectId(bytes.subarray(start, start + 12))],
    [type.bool, (bytes, start) => bytes[start] === 1],
    [
        type.date,
        (bytes, start) => new Date(bytes.readInt32LE(start + 4) * 4294967296 + bytes.readUInt32LE(start)),
    ],
    [type.null, () => null],
    [type.regex, decodeRegex],
    [type.code, (bytes, start, end) => new Code(bytes.toString('utf8', start + 4, end - 1))],
    [type.symbol, (bytes, start, end) => new BSONSymbol(bytes.toString('utf8', start + 4, end - 1))],
    [type.codeWithScope, decodeCodeWithScope],
    [type.int32, (bytes, start) => bytes.readInt32LE(start)],
    [type.timestamp, (bytes, start) => new Timestamp(readLong(bytes, start))],
    [type.int64, readLong],
    [
        type.decimal,
        (bytes, start) => new Decimal128(Uint8Array.prototype.slice.call(bytes, start, start + 16)),
    ],
    [type.minKey, () => new MinKey()],
    [type.maxKey, () => new MaxKey()],
]);
export function decodeValue(bytes, kind, start, end) {
    const decode = decoders.get(kind);
    if (!decode)
        throw invalidBson(`unsupported type ${kind}`);
    return decode(bytes, start, end);
}
function readLong(bytes, start) {
    return new Long(bytes.readInt32LE(start), bytes.readInt32LE(start + 4));
}
function decodeBinary(bytes, start) {
    const subtype = bytes[start + 4];
    const length = bytes.readInt32LE(start);
    const skip = subtype === Binary.SUBTYPE_BYTE_ARRAY ? 4 : 0;
    const data = Uint8Array.prototype.slice.call(bytes, start + 5 + skip, start + 5 + length);
    return new Binary(data, subtype);
}
function decodeRegex(bytes, start, end) {
    const options = afterCString(bytes, start, end);
    return new BSONRegExp(bytes.toString('utf8', start, options - 1), bytes.toString('utf8', options, end - 1));
}
function decodeCodeWithScope(bytes, start) {
    const length = bytes.readInt32LE(start + 4);
    const code = bytes.toString('utf8', start + 8, start + 8 + length - 1);
    return new Code(code, decodeDocument(bytes, start + 8 + length));
}
//# sourceMappingURL=decode.js.map