import { Decimal128, Double, Int32, Long } from 'bson';
import { toNumber } from './types.js';
/** The numeric types of BSON in the order of promotion. */
export const numeric = { int: 0, long: 1, double: 2, decimal: 3 };
/** The BSON type of an exact number. */
export function numericTypeOf(value) {
    if (value instanceof Long)
        return numeric.long;
    if (value instanceof Decimal128)
        return numeric.decimal;
    if (value instanceof Double)
        return numeric.double;
    if (value instanceof Int32)
        return numeric.int;
    return isInt32(value) ? numeric.int : numeric.double;
}
/** True when bson writes this native number as an int32. */
export function isInt32(value) {
    return (value | 0) === value && !Object.is(value, -0);
}
/** A double as an exact value. */
export function doubleOf(value) {
    return isInt32(value) ? new Double(value) : value;
}
const leastLong = -(2n ** 63n);
const greatestLong = 2n ** 63n - 1n;
export function fitsLong(value) {
    return value >= leastLong && value <= greatestLong;
}
/** A whole number as an int32 if it fits and may, else as a long; undefined when it fits neither. */
export function integerOf(value, type) {
    if (type === numeric.int && BigInt.asIntN(32, value) === value)
        return Number(value);
    return fitsLong(value) ? Long.fromBigInt(value) : undefined;
}
/** The bigint of an int32 or long. */
export function bigOf(value) {
    return value instanceof Long ? value.toBigInt() : BigInt(toNumber(value));
}
/** A number in decimal; doubles to 15 digits, as MongoDB converts them. */
export function decimalOf(value) {
    if (value instanceof Decimal128)
        return value;
    if (value instanceof Long)
        return Decimal128.fromString(value.toString());
    const number = toNumber(value);
    if (numericTypeOf(value) === numeric.int || number === 0 || !Number.isFinite(number))
        return Decimal128.fromString(String(number));
    return Decimal128.fromString(fifteenDigits(number));
}
function fifteenDigits(value) {
    const [digits = '0', power = '0'] = value.toExponential(14).split('e');
    const [whole = '0', fraction = ''] = digits.split('.');
    return `${whole}${fraction}E${Number(power) - fraction.length}`;
}
//# sourceMappingURL=numbers.js.map