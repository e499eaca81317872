import { Decimal128, Double, Int32, Long } from 'bson';
/** The exact value of a finite number of any BSON type; undefined for NaN and infinities. */
export function exactOf(value) {
    if (typeof value === 'number')
        return exactOfDouble(value);
    if (value instanceof Long)
        return { coefficient: value.toBigInt(), exponent: 0 };
    if (value instanceof Double || value instanceof Int32)
        return exactOfDouble(value.valueOf());
    if (value instanceof Decimal128)
        return exactOfDecimal(value);
    return undefined;
}
function exactOfDouble(value) {
    if (!Number.isFinite(value))
        return undefined;
    let mantissa = value;
    let halvings = 0;
    while (!Number.isInteger(mantissa)) {
        mantissa *= 2;
        halvings += 1;
    }
    return { coefficient: BigInt(mantissa) * 5n ** BigInt(halvings), exponent: -halvings };
}
function exactOfDecimal(value) {
    const match = /^(-?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(value.toString());
    if (!match)
        return undefined;
    const [, sign, whole = '', fraction = '', power = '0'] = match;
    const magnitude = BigInt(whole + fraction);
    return { coefficient: sign ? -magnitude : magnitude, exponent: Number(power) - fraction.length };
}
export function compareExact(a, b) {
    const signA = a.coefficient > 0n ? 1 : a.coefficient < 0n ? -1 : 0;
    const signB = b.coefficient > 0n ? 1 : b.coefficient < 0n ? -1 : 0;
    if (signA !== signB)
        return signA < signB ? -1 : 1;
    const common = Math.min(a.exponent, b.exponent);
    const left = a.coefficient * 10n ** BigInt(a.exponent - common);
    const right = b.coefficient * 10n ** BigInt(b.exponent - common);
    return left < right ? -1 : left > right ? 1 : 0;
}
const maxDigits = 34;
const leastExponent = -6176;
const greatestExponent = 6111;
/** The decimal nearest to an exact value: 34 digits, halves to the even neighbour. */
export function decimalFrom(value) {
    const negative = value.coefficient < 0n;
    const { coefficient, exponent } = rounded(negative ? -value.coefficient : value.coefficient, value.exponent);
    if (exponent > greatestExponent && coefficient !== 0n)
        return padded(negative, coefficient, exponent);
    const power = Math.max(leastExponent, Math.min(greatestExponent, exponent));
    return Decimal128.fromString(`${negative ? '-' : ''}${coefficient}E${power}`);
}
function padded(negative, coefficient, exponent) {
    const zeros = exponent - greatestExponent;
    const text = `${coefficient}${'0'.repeat(Math.min(zeros, maxDigits))}`;
    const sign = negative ? '-' : '';
    if (text.length > maxDigits)
        return Decimal128.fromString(`${sign}Infinity`);
    return Decimal128.fromString(`${sign}${text}E${greatestExponent}`);
}
function rounded(magnitude, exponent) {
    const surplus = Math.max(String(magnitude).length - maxDigits, leastExponent - exponent);
    if (surplus <= 0)
        return { coefficient: magnitude, exponent };
    const result = {
        coefficient: halfEven(magnitude, 10n ** BigInt(surplus)),
        exponent: exponent + surplus,
    };
    return String(result.coefficient).length > maxDigits
        ? rounded(result.coefficient, result.exponent)
        : result;
}
/** magnitude / divisor to the nearest whole, halves to even. */
export function halfEven(magnitude, divisor) {
    const quotient = magnitude / divisor;
    const twice = (magnitude % divisor) * 2n;
    const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
    return up ? quotient + 1n : quotient;
}
//# sourceMappingURL=decimal.js.map