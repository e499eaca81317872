import { Decimal128 } from 'bson';
import { decimalFrom, exactOf } from './decimal.js';
import { bigOf, decimalOf, doubleOf, integerOf, numeric, numericTypeOf, } from './numbers.js';
import { toNumber } from './types.js';
const addition = {
    integers: (a, b) => a + b,
    doubles: (a, b) => a + b,
    decimals: (a, b) => ({ ...aligned(a, b, (left, right) => left + right) }),
};
const subtraction = {
    integers: (a, b) => a - b,
    doubles: (a, b) => a - b,
    decimals: (a, b) => ({ ...aligned(a, b, (left, right) => left - right) }),
};
const multiplication = {
    integers: (a, b) => a * b,
    doubles: (a, b) => a * b,
    decimals: (a, b) => ({
        coefficient: a.coefficient * b.coefficient,
        exponent: a.exponent + b.exponent,
    }),
};
/** Sum in the wider of the two types; int32 grows to long; undefined when a long overflows. */
export const add = (a, b) => calculate(addition, a, b);
export const subtract = (a, b) => calculate(subtraction, a, b);
export const multiply = (a, b) => calculate(multiplication, a, b);
function calculate({ integers, doubles, decimals }, a, b) {
    const type = Math.max(numericTypeOf(a), numericTypeOf(b));
    if (type === numeric.decimal)
        return calculateDecimal(doubles, decimals, a, b);
    if (type === numeric.double)
        return doubleOf(doubles(toNumber(a), toNumber(b)));
    if (type === numeric.int) {
        const quick = doubles(a, b);
        if ((quick | 0) === quick)
            return quick === 0 ? 0 : quick;
    }
    return integerOf(integers(bigOf(a), bigOf(b)), type);
}
function calculateDecimal(doubles, decimals, a, b) {
    const left = exactOf(decimalOf(a));
    const right = exactOf(decimalOf(b));
    if (left && right)
        return decimalFrom(decimals(left, right));
    return Decimal128.fromString(String(doubles(toNumber(a), toNumber(b))));
}
function aligned(a, b, combine) {
    const exponent = Math.min(a.exponent, b.exponent);
    const left = a.coefficient * 10n ** BigInt(a.exponent - exponent);
    const right = b.coefficient * 10n ** BigInt(b.exponent - exponent);
    return { coefficient: combine(left, right), exponent };
}
const digitsOfQuotient = 40;
/** Quotient: decimal when one is decimal, else double. The divisor is not zero. */
export function divide(a, b) {
    const type = Math.max(numericTypeOf(a), numericTypeOf(b));
    if (type !== numeric.decimal)
        return doubleOf(toNumber(a) / toNumber(b));
    const left = exactOf(decimalOf(a));
    const right = exactOf(decimalOf(b));
    if (!left || !right)
        return Decimal128.fromString(String(toNumber(a) / toNumber(b)));
    const shift = digitsOfQuotient + digits(right.coefficient);
    const scaled = left.coefficient * 10n ** BigInt(shift);
    const exact = scaled % right.coefficient === 0n;
    const quotient = {
        coefficient: scaled / right.coefficient,
        exponent: left.exponent - right.exponent - shift,
    };
    return decimalFrom(exact ? withoutZeros(quotient, left.exponent - right.exponent) : quotient);
}
function digits(value) {
    return String(value < 0n ? -value : value).length;
}
function withoutZeros(value, upTo) {
    let { coefficient, exponent } = value;
    while (exponent < upTo && coefficient % 10n === 0n) {
        coefficient /= 10n;
        exponent += 1;
    }
    return { coefficient, exponent };
}
/** Remainder with the sign of the dividend. The divisor is not zero. */
export function modulo(a, b) {
    const type = Math.max(numericTypeOf(a), numericTypeOf(b));
    if (type === numeric.double)
        return doubleOf(toNumber(a) % toNumber(b));
    if (type !== numeric.decimal)
        return integerOf(bigOf(a) % bigOf(b), type);
    const left = exactOf(decimalOf(a));
    const right = exactOf(decimalOf(b));
    if (!left || !right)
        return Decimal128.fromString(String(toNumber(a) % toNumber(b)));
    return decimalFrom(aligned(left, right, (x, y) => x % y));
}
//# sourceMappingURL=arithmetic.js.map