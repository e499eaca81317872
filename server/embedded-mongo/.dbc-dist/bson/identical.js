import { Binary, Decimal128 } from 'bson';
import { compareValues } from './compare.js';
import { numericTypeOf } from './numbers.js';
import { isDocument, isNumeric } from './types.js';
/** True when both are the same bytes in BSON: equal values of the same types, fields in the same order. */
export function isIdentical(a, b) {
    if (a === b)
        return a !== 0 || Object.is(a, b);
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
        return Number.isNaN(a) && Number.isNaN(b);
    if (Array.isArray(a))
        return Array.isArray(b) && sameElements(a, b);
    if (isDocument(a))
        return isDocument(b) && sameFields(a, b);
    return a.constructor === b.constructor && sameBytes(a, b);
}
function sameBytes(a, b) {
    if (a instanceof Decimal128)
        return Buffer.compare(a.bytes, b.bytes) === 0;
    if (isNumeric(a) && numericTypeOf(a) !== numericTypeOf(b))
        return false;
    if (a instanceof Binary && a.sub_type !== b.sub_type)
        return false;
    return compareValues(a, b) === 0;
}
function sameElements(a, b) {
    return a.length === b.length && a.every((element, at) => isIdentical(element, b[at]));
}
function sameFields(a, b) {
    const names = Object.keys(a);
    const others = Object.keys(b);
    return (names.length === others.length &&
        names.every((name, at) => name === others[at] && isIdentical(a[name], b[name])));
}
//# sourceMappingURL=identical.js.map