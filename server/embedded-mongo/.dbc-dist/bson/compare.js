import { Binary, BSONRegExp, Long } from 'bson';
import { compareExact, exactOf } from './decimal.js';
import { rank, rankOf, toNumber } from './types.js';
/** MongoDB's total order over values: by type, then within the type; missing (undefined) is as null. */
export function compareValues(a, b) {
    if (typeof a === 'number' && typeof b === 'number')
        return compareDoubles(a, b);
    if (typeof a === 'string' && typeof b === 'string')
        return compareStrings(a, b);
    const rankA = rankOf(a);
    const rankB = rankOf(b);
    if (rankA !== rankB)
        return rankA < rankB ? -1 : 1;
    return comparators.get(rankA)?.(a, b) ?? 0;
}
export function equalValues(a, b) {
    return compareValues(a, b) === 0;
}
const comparators = new Map([
    [rank.number, compareNumbers],
    [rank.string, (a, b) => compareStrings(String(a), String(b))],
    [rank.object, compareDocuments],
    [rank.array, compareArrays],
    [rank.binary, compareBinaries],
    [rank.objectId, (a, b) => Buffer.compare(a.id, b.id)],
    [rank.bool, (a, b) => Number(a) - Number(b)],
    [rank.date, (a, b) => compareDoubles(a.getTime(), b.getTime())],
    [rank.timestamp, (a, b) => a.compare(b)],
    [rank.regex, compareRegexes],
    [rank.code, compareAsText],
    [rank.codeWithScope, compareAsText],
]);
function compareDoubles(a, b) {
    if (a < b)
        return -1;
    if (a > b)
        return 1;
    if (a === b)
        return 0;
    return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}
/** By UTF-8 bytes, as MongoDB compares; JavaScript's own order differs above U+FFFF. */
export function compareStrings(a, b) {
    if (a === b)
        return 0;
    const length = Math.min(a.length, b.length);
    for (let index = 0; index < length; index += 1) {
        const left = a.charCodeAt(index);
        const right = b.charCodeAt(index);
        if (left !== right)
            return afterSurrogates(left) - afterSurrogates(right);
    }
    return a.length - b.length;
}
function afterSurrogates(unit) {
    return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
function compareNumbers(a, b) {
    if (a instanceof Long && b instanceof Long)
        return a.compare(b);
    const left = exactOf(a);
    const right = exactOf(b);
    if (left && right)
        return compareExact(left, right);
    return compareDoubles(left ? 0 : toNumber(a), right ? 0 : toNumber(b));
}
function compareDocuments(a, b) {
    const left = Object.keys(a);
    const right = Object.keys(b);
    const length = Math.min(left.length, right.length);
    for (let index = 0; index < length; index += 1) {
        const order = compareFields(left[index], a, right[index], b);
        if (order !== 0)
            return order;
    }
    return left.length - right.length;
}
function compareFields(nameA, a, nameB, b) {
    const byType = rankOf(a[nameA]) - rankOf(b[nameB]);
    return byType || compareStrings(nameA, nameB) || compareValues(a[nameA], b[nameB]);
}
function compareArrays(a, b) {
    const length = Math.min(a.length, b.length);
    for (let index = 0; index < length; index += 1) {
        const order = compareValues(a[index], b[index]);
        if (order !== 0)
            return order;
    }
    return a.length - b.length;
}
/** The bytes and subtype of any binary value. */
export function binaryParts(value) {
    if (value instanceof Binary)
        return { subtype: value.sub_type, bytes: value.value() };
    return { subtype: 0, bytes: value };
}
function compareBinaries(a, b) {
    const left = binaryParts(a);
    const right = binaryParts(b);
    return (left.bytes.length - right.bytes.length ||
        left.subtype - right.subtype ||
        Buffer.compare(left.bytes, right.bytes));
}
/** Pattern and flags of a regular expression of either kind. */
export function regexParts(value) {
    if (value instanceof BSONRegExp)
        return { pattern: value.pattern, options: value.options };
    return { pattern: value.source, options: value.flags };
}
function compareRegexes(a, b) {
    const left = regexParts(a);
    const right = regexParts(b);
    return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options);
}
function compareAsText(a, b) {
    return compareStrings(JSON.stringify(a), JSON.stringify(b));
}
//# sourceMappingURL=compare.js.map