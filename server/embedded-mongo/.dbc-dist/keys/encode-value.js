import { binaryParts, regexParts } from '../bson/compare.js';
import { rank, rankOf } from '../bson/types.js';
import { writeNumber } from './number-key.js';
/** Writes a value so that comparing bytes is comparing values in MongoDB's order. Missing is written as null. */
export function writeValue(key, value) {
    const kind = rankOf(value);
    key.byte(kind);
    writers.get(kind)?.(key, value);
}
/** Missing arrays (an empty array in a multikey index) sort before null, as MongoDB's `undefined`. */
export function writeEmptyArray(key) {
    key.byte(rank.undefined);
}
const writers = new Map([
    [rank.number, writeNumber],
    [rank.string, (key, value) => key.text(String(value))],
    [rank.object, writeDocument],
    [rank.array, writeArray],
    [rank.binary, writeBinary],
    [rank.objectId, (key, value) => key.bytes(value.id)],
    [rank.bool, (key, value) => key.byte(value ? 1 : 0)],
    [rank.date, (key, value) => key.uint64(BigInt(value.getTime()) + (1n << 63n))],
    [rank.timestamp, (key, value) => key.uint64(value.toBigInt())],
    [rank.regex, writeRegex],
    [rank.code, (key, value) => key.text(JSON.stringify(value))],
    [rank.codeWithScope, (key, value) => key.text(JSON.stringify(value))],
]);
function writeDocument(key, value) {
    for (const [name, field] of Object.entries(value)) {
        key.byte(rankOf(field));
        key.text(name);
        writeValue(key, field);
    }
    key.byte(0);
}
function writeArray(key, value) {
    for (const element of value)
        writeValue(key, element);
    key.byte(0);
}
function writeBinary(key, value) {
    const { subtype, bytes } = binaryParts(value);
    key.uint32(bytes.length);
    key.byte(subtype);
    key.bytes(bytes);
}
function writeRegex(key, value) {
    const { pattern, options } = regexParts(value);
    key.text(pattern);
    key.text(options);
}
//# sourceMappingURL=encode-value.js.map