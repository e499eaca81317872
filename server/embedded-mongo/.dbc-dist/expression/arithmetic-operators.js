import { Decimal128, Long } from 'bson';
import { add, divide, modulo, multiply, subtract } from '../bson/arithmetic.js';
import { doubleOf, numeric, numericTypeOf } from '../bson/numbers.js';
import { isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { roundTo } from './rounding.js';
import { isNullish } from './truth.js';
const any = Number.POSITIVE_INFINITY;
export const arithmeticOperators = [
    eager('$add', 0, any, (...values) => sum(values)),
    eager('$subtract', 2, 2, difference),
    eager('$multiply', 0, any, (...values) => product(values)),
    eager('$divide', 2, 2, quotient),
    eager('$mod', 2, 2, remainder),
    eager('$abs', 1, 1, ofNumber('$abs', absolute)),
    eager('$ceil', 1, 1, ofNumber('$ceil', (value) => roundTo(value, 0, 'up'))),
    eager('$floor', 1, 1, ofNumber('$floor', (value) => roundTo(value, 0, 'down'))),
    eager('$round', 1, 2, rounding('$round', 'even')),
    eager('$trunc', 1, 2, rounding('$trunc', 'zero')),
];
function sum(values) {
    if (values.some(isNullish))
        return null;
    let date;
    let total = 0;
    for (const value of values) {
        if (value instanceof Date) {
            must(!date, 'Location16612', 'only one date allowed in an $add expression');
            date = value;
        }
        else {
            must(isNumeric(value), 'TypeMismatch', `$add only supports numeric or date types, not ${typeNameOf(value)}`);
            total = add(total, value) ?? doubleOf(toNumber(total) + toNumber(value));
        }
    }
    return date ? new Date(date.getTime() + Math.round(toNumber(total))) : total;
}
function product(values) {
    if (values.some(isNullish))
        return null;
    let total = 1;
    for (const value of values) {
        must(isNumeric(value), 'TypeMismatch', `$multiply only supports numeric types, not ${typeNameOf(value)}`);
        total = multiply(total, value) ?? doubleOf(toNumber(total) * toNumber(value));
    }
    return total;
}
function difference(left, right) {
    if (isNullish(left) || isNullish(right))
        return null;
    if (left instanceof Date && right instanceof Date)
        return Long.fromNumber(left.getTime() - right.getTime());
    if (left instanceof Date && isNumeric(right))
        return new Date(left.getTime() - Math.round(toNumber(right)));
    if (isNumeric(left) && isNumeric(right))
        return subtract(left, right) ?? doubleOf(toNumber(left) - toNumber(right));
    throw new DatabaseError('TypeMismatch', `can't $subtract ${typeNameOf(right)} from ${typeNameOf(left)}`);
}
function quotient(left, right) {
    if (isNullish(left) || isNullish(right))
        return null;
    must(isNumeric(left) && isNumeric(right), 'TypeMismatch', `$divide only supports numeric types, not ${typeNameOf(left)} and ${typeNameOf(right)}`);
    must(toNumber(right) !== 0, 'BadValue', "can't $divide by zero");
    return divide(left, right);
}
function remainder(left, right) {
    if (isNullish(left) || isNullish(right))
        return null;
    must(isNumeric(left) && isNumeric(right), 'Location16611', `$mod only supports numeric types, not ${typeNameOf(left)} and ${typeNameOf(right)}`);
    must(toNumber(right) !== 0, 'Location16610', "can't $mod by zero");
    return modulo(left, right);
}
function ofNumber(name, calculate) {
    return (value) => {
        if (isNullish(value))
            return null;
        must(isNumeric(value), 'Location28765', `${name} only supports numeric types, not ${typeNameOf(value)}`);
        return calculate(value);
    };
}
function absolute(value) {
    if (value instanceof Long && value.equals(Long.MIN_VALUE))
        throw new DatabaseError('Location28680', "can't take $abs of long long min");
    const isNegative = toNumber(value) < 0 || Object.is(value, -0);
    if (!isNegative)
        return value;
    if (value instanceof Decimal128)
        return Decimal128.fromString(value.toString().replace('-', ''));
    return numericTypeOf(value) === numeric.double ? doubleOf(-toNumber(value)) : subtract(0, value);
}
function rounding(name, mode) {
    return (value, place = 0) => {
        if (isNullish(value) || place === null)
            return null;
        must(isNumeric(value), 'Location51081', `${name} only supports numeric types, not ${typeNameOf(value)}`);
        const digits = toNumber(place);
        must(Number.isInteger(digits), 'Location51082', 'precision argument must be integral');
        must(digits >= -20 && digits <= 100, 'Location51083', `cannot apply ${name} with precision value ${digits} value must be in [-20, 100]`);
        return roundTo(value, digits, mode);
    };
}
//# sourceMappingURL=arithmetic-operators.js.map