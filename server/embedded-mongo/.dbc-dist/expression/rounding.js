import { decimalFrom, exactOf, halfEven } from '../bson/decimal.js';
import { doubleOf, integerOf, numeric, numericTypeOf } from '../bson/numbers.js';
import { toNumber } from '../bson/types.js';
/** The number rounded to a decimal place, exactly and in its own type. */
export function roundTo(value, place, mode) {
    const exact = exactOf(value);
    if (!exact || exact.exponent >= -place)
        return value;
    const rounded = { coefficient: roundedUnits(exact, place, mode), exponent: -place };
    const type = numericTypeOf(value);
    if (type === numeric.decimal)
        return decimalFrom(rounded);
    if (type === numeric.double)
        return doubleOf(doubleFrom(rounded, toNumber(value)));
    return integerOf(rounded.coefficient * 10n ** BigInt(-place), type);
}
function doubleFrom({ coefficient, exponent }, original) {
    const number = Number(`${coefficient}e${exponent}`);
    return number === 0 && original < 0 ? -0 : number;
}
/** How many units of the decimal place. */
function roundedUnits({ coefficient, exponent }, place, mode) {
    const divisor = 10n ** BigInt(-place - exponent);
    const negative = coefficient < 0n;
    const magnitude = negative ? -coefficient : coefficient;
    if (mode === 'even')
        return negative ? -halfEven(magnitude, divisor) : halfEven(magnitude, divisor);
    const away = magnitude % divisor !== 0n && (mode === 'up' ? !negative : mode === 'down' && negative);
    const units = magnitude / divisor + (away ? 1n : 0n);
    return negative ? -units : units;
}
//# sourceMappingURL=rounding.js.map