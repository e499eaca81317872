import { isNumeric, toNumber } from '../bson/types.js';
/** Truth in the sense of expressions: all but false, null, missing and zero. */
export function isTrue(value) {
    if (typeof value === 'boolean')
        return value;
    if (value === null || value === undefined)
        return false;
    return !isNumeric(value) || toNumber(value) !== 0;
}
export function isNullish(value) {
    return value === null || value === undefined;
}
//# sourceMappingURL=truth.js.map