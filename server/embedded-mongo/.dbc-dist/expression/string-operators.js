import { Timestamp } from 'bson';
import { isDocument, isNumeric } from '../bson/types.js';
import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { wholeNumber } from './array-operators.js';
import { plainText } from './number-text.js';
import { isNullish } from './truth.js';
const any = Number.POSITIVE_INFINITY;
export const stringOperators = [
    eager('$concat', 0, any, concat),
    eager('$toUpper', 1, 1, (value) => coerced('$toUpper', value).replace(/[a-z]+/g, (part) => part.toUpperCase())),
    eager('$toLower', 1, 1, (value) => coerced('$toLower', value).replace(/[A-Z]+/g, (part) => part.toLowerCase())),
    eager('$strLenCP', 1, 1, (value) => [...text('$strLenCP', 'Location34471', value)].length),
    eager('$strLenBytes', 1, 1, (value) => Buffer.byteLength(text('$strLenBytes', 'Location34473', value))),
    eager('$substr', 3, 3, substrBytes),
    eager('$substrBytes', 3, 3, substrBytes),
    eager('$substrCP', 3, 3, substrCodePoints),
    eager('$indexOfCP', 2, 4, (...values) => indexOf('$indexOfCP', values, (part) => [...part])),
    eager('$indexOfBytes', 2, 4, (...values) => indexOf('$indexOfBytes', values, (part) => [...Buffer.from(part)])),
];
/** Null and missing become the empty text, numbers and dates are written out. */
function coerced(name, value) {
    if (isNullish(value))
        return '';
    if (typeof value === 'string')
        return value;
    if (isNumeric(value))
        return plainText(value);
    if (value instanceof Date)
        return value.toISOString();
    must(value instanceof Timestamp, 'Location16007', `can't convert from BSON type ${typeNameOf(value)} to String in ${name}`);
    return value.toString();
}
function text(name, code, value) {
    must(typeof value === 'string', code, `${name} requires a string argument, found: ${value === undefined ? 'missing' : typeNameOf(value)}`);
    return value;
}
function concat(...values) {
    if (values.some(isNullish))
        return null;
    for (const value of values)
        must(typeof value === 'string', 'Location16702', `$concat only supports strings, not ${isDocument(value) ? 'object' : typeNameOf(value)}`);
    return values.join('');
}
function substrBytes(value, from, count) {
    const bytes = Buffer.from(coerced('$substrBytes', value));
    const start = wholeNumber('$substrBytes', 'Location16034', from);
    const length = wholeNumber('$substrBytes', 'Location16035', count);
    must(start >= 0, 'Location50752', '$substrBytes: starting index must be non-negative');
    const end = length < 0 ? bytes.length : Math.min(bytes.length, start + length);
    must(!isContinuation(bytes[start]), 'Location28656', '$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.');
    must(!isContinuation(bytes[end]), 'Location28657', '$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.');
    return bytes.toString('utf8', Math.min(start, bytes.length), end);
}
function isContinuation(byte) {
    return byte !== undefined && (byte & 0xc0) === 0x80;
}
function substrCodePoints(value, from, count) {
    const points = [...coerced('$substrCP', value)];
    const start = wholeNumber('$substrCP', 'Location34451', from);
    const length = wholeNumber('$substrCP', 'Location34453', count);
    must(start >= 0, 'Location34455', '$substrCP: the starting index must be nonnegative integer.');
    must(length >= 0, 'Location34454', '$substrCP: length must be a nonnegative integer.');
    return points.slice(start, start + length).join('');
}
function indexOf(name, [value, wanted, from, until], split) {
    if (isNullish(value))
        return null;
    const units = split(text(name, 'Location40093', value));
    const part = split(text(name, 'Location40094', wanted));
    const start = isNullish(from) ? 0 : wholeNumber(name, 'Location40096', from);
    const end = isNullish(until) ? units.length : wholeNumber(name, 'Location40096', until);
    must(start >= 0 && end >= 0, 'Location40097', `${name} requires nonnegative indexes`);
    const last = Math.min(end, units.length) - part.length;
    for (let at = start; at <= last; at += 1)
        if (part.every((unit, offset) => units[at + offset] === unit))
            return at;
    return -1;
}
//# sourceMappingURL=string-operators.js.map