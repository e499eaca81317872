import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, } from 'bson';
/** True for plain documents, false for arrays, dates and BSON's value classes. */
export function isDocument(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
}
/** MongoDB's order of types, shifted to be positive; also the first byte of every encoded key. */
export const rank = {
    minKey: 1,
    undefined: 2,
    null: 7,
    number: 12,
    string: 17,
    object: 22,
    array: 27,
    binary: 32,
    objectId: 37,
    bool: 42,
    date: 47,
    timestamp: 49,
    regex: 52,
    code: 62,
    codeWithScope: 67,
    maxKey: 129,
};
/** The place of a value's type in MongoDB's order of types. */
export function rankOf(value) {
    switch (typeof value) {
        case 'number':
        case 'bigint':
            return rank.number;
        case 'string':
            return rank.string;
        case 'boolean':
            return rank.bool;
        case 'undefined':
            return rank.null;
        case 'symbol':
            return rank.undefined;
        default:
            return value === null ? rank.null : rankOfObject(value);
    }
}
const rankOfClass = new Map([
    [Object, rank.object],
    [Array, rank.array],
    [ObjectId, rank.objectId],
    [Date, rank.date],
    [Double, rank.number],
    [Int32, rank.number],
    [Long, rank.number],
    [Decimal128, rank.number],
    [Binary, rank.binary],
    [Uint8Array, rank.binary],
    [Buffer, rank.binary],
    [Timestamp, rank.timestamp],
    [BSONRegExp, rank.regex],
    [RegExp, rank.regex],
    [BSONSymbol, rank.string],
    [MinKey, rank.minKey],
    [MaxKey, rank.maxKey],
]);
function rankOfObject(value) {
    const known = rankOfClass.get(value.constructor);
    if (known !== undefined)
        return known;
    if (value instanceof Code)
        return value.scope ? rank.codeWithScope : rank.code;
    if (value instanceof Binary)
        return rank.binary;
    return rank.object;
}
export function isNumeric(value) {
    return rankOf(value) === rank.number;
}
/** The value as a JavaScript number; NaN for what is no number. */
export function toNumber(value) {
    if (typeof value === 'number')
        return value;
    if (value instanceof Long)
        return value.toNumber();
    if (value instanceof Double || value instanceof Int32)
        return value.valueOf();
    if (value instanceof Decimal128)
        return Number(value.toString());
    return Number.NaN;
}
//# sourceMappingURL=types.js.map