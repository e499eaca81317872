import { Decimal128, Double, Long } from 'bson';
import { add, multiply } from '../bson/arithmetic.js';
import { compareValues } from '../bson/compare.js';
import { bigOf, integerOf, numeric, numericTypeOf } from '../bson/numbers.js';
import { isDocument, isNumeric } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { fieldText, idText } from './value-text.js';
export const inc = arithmetic('$inc', 'increment', add, (operand) => operand);
export const mul = arithmetic('$mul', 'multiply', multiply, zeroLike);
function arithmetic(name, verb, calculate, start) {
    return (operand, path) => {
        must(isNumeric(operand), 'TypeMismatch', `Cannot ${verb} with non-numeric argument: ${fieldText(path, operand)}`);
        return (value, situation, at) => {
            if (value === undefined)
                return start(operand);
            mustBeNumeric(name, value, situation, at);
            const result = calculate(value, operand);
            must(result !== undefined, 'BadValue', `Failed to apply ${name} operations to current value ((NumberLong)${String(value)}) for document ${idText(situation.document)}`);
            return result;
        };
    };
}
function mustBeNumeric(name, value, { document }, at) {
    if (isNumeric(value))
        return;
    const field = at.slice(at.lastIndexOf('.') + 1);
    throw new DatabaseError('TypeMismatch', `Cannot apply ${name} to a value of non-numeric type. ${idText(document)} has the field '${field}' of non-numeric type ${typeNameOf(value)}`);
}
function zeroLike(operand) {
    switch (numericTypeOf(operand)) {
        case numeric.int:
            return 0;
        case numeric.long:
            return Long.ZERO;
        case numeric.double:
            return new Double(0);
        default:
            return Decimal128.fromString('0');
    }
}
const better = (direction) => (operand) => (value) => value === undefined || compareValues(operand, value) * direction > 0 ? operand : value;
export const min = better(-1);
export const max = better(1);
const bitwise = new Map([
    ['and', (a, b) => a & b],
    ['or', (a, b) => a | b],
    ['xor', (a, b) => a ^ b],
]);
export const bit = (operand, path) => {
    must(isDocument(operand), 'BadValue', `The $bit modifier is not compatible with a ${typeNameOf(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`);
    const steps = Object.entries(operand).map(([name, mask]) => {
        const calculate = bitwise.get(name);
        must(calculate, 'BadValue', `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ${fieldText(name, mask)}`);
        must(isInteger(mask), 'BadValue', `The $bit modifier field must be an Integer(32/64 bit); a '${typeNameOf(mask)}' is not supported here: ${fieldText(name, mask)}`);
        return { calculate, mask };
    });
    must(steps.length > 0, 'BadValue', `You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}`);
    return (value, { document }) => {
        must(value === undefined || isInteger(value), 'BadValue', `Cannot apply $bit to a value of non-integral type.${idText(document)} has the field ${path} of non-integer type ${typeNameOf(value)}`);
        return steps.reduce((current, { calculate, mask }) => {
            const type = numericTypeOf(current) === numeric.long || numericTypeOf(mask) === numeric.long;
            return integerOf(calculate(bigOf(current), bigOf(mask)), type ? numeric.long : numeric.int);
        }, value ?? 0);
    };
};
function isInteger(value) {
    return isNumeric(value) && numericTypeOf(value) <= numeric.long;
}
//# sourceMappingURL=number-operators.js.map