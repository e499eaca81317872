import { Decimal128, Long } from 'bson';
import { compareExact, exactOf } from '../bson/decimal.js';
import { toNumber } from '../bson/types.js';
/**
 * Any number as: the greatest double not above it, then 0 if that is exact, otherwise 1 and the rest in 2^-64 parts of
 * the distance to the next double. Equal numbers of different types get equal bytes.
 */
export function writeNumber(key, value) {
    const number = toNumber(value);
    const isPlain = !(value instanceof Decimal128 || value instanceof Long);
    const exact = isPlain || isSafeLong(value, number) ? undefined : exactOf(value);
    if (exact)
        writeExact(key, exact, number);
    else
        writeDouble(key, number);
}
function isSafeLong(value, number) {
    return value instanceof Long && Number.isSafeInteger(number);
}
function writeDouble(key, value) {
    key.double(value === 0 ? 0 : value);
    key.byte(0);
}
function writeExact(key, exact, nearest) {
    const floor = floorDouble(exact, nearest);
    const base = exactOf(floor);
    if (base && compareExact(base, exact) === 0) {
        writeDouble(key, floor);
        return;
    }
    key.double(floor === 0 ? 0 : floor);
    key.byte(1);
    key.uint64(base ? remainder(exact, base, floor) : maxRemainder);
    if (floor === Number.MAX_VALUE ||
        floor === Number.NEGATIVE_INFINITY ||
        Math.abs(floor) < smallestNormal)
        writeDigits(key, exact);
}
const smallestNormal = 2 ** -1022;
const exponentBias = 0x8000;
/** Beyond the reach of doubles: the magnitude by its power of ten and its digits, turned round below zero. */
function writeDigits(key, { coefficient, exponent }) {
    const start = key.length;
    const digits = String(coefficient).replace('-', '');
    key.uint32(exponent + digits.length + exponentBias);
    key.text(digits.replace(/0+$/, ''));
    if (coefficient < 0n)
        key.invert(start);
}
const maxRemainder = 2n ** 64n - 1n;
function floorDouble(exact, nearest) {
    if (nearest === Number.POSITIVE_INFINITY)
        return Number.MAX_VALUE;
    const candidate = exactOf(nearest);
    return candidate && compareExact(candidate, exact) > 0 ? nextDown(nearest) : nearest;
}
function remainder(exact, base, floor) {
    const step = exactOf(stepAbove(floor));
    const common = Math.min(exact.exponent, base.exponent, step.exponent);
    const scaled = (part) => part.coefficient * 10n ** BigInt(part.exponent - common);
    const parts = ((scaled(exact) - scaled(base)) << 64n) / scaled(step);
    return parts > maxRemainder ? maxRemainder : parts;
}
const scratch = new DataView(new ArrayBuffer(8));
function nextDown(value) {
    if (value === 0)
        return -Number.MIN_VALUE;
    scratch.setFloat64(0, value);
    const bits = scratch.getBigInt64(0);
    scratch.setBigInt64(0, bits + (value > 0 ? -1n : 1n));
    return scratch.getFloat64(0);
}
function stepAbove(value) {
    if (value === Number.MAX_VALUE)
        return value - nextDown(value);
    return -nextDown(-value) - value;
}
//# sourceMappingURL=number-key.js.map