import { bigOf, integerOf, numeric, numericTypeOf } from '../bson/numbers.js';
import { isNumeric } from '../bson/types.js';
import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { isNullish } from './truth.js';
const any = Number.POSITIVE_INFINITY;
export const bitOperators = [
    combining('$bitAnd', -1n, (a, b) => a & b),
    combining('$bitOr', 0n, (a, b) => a | b),
    combining('$bitXor', 0n, (a, b) => a ^ b),
    eager('$bitNot', 1, 1, (value) => {
        if (isNullish(value))
            return null;
        return integerOf(~integer('$bitNot', value), widest([value]));
    }),
];
function combining(name, start, combine) {
    return eager(name, 0, any, (...values) => {
        if (values.some(isNullish))
            return null;
        const bits = values.map((value) => integer(name, value)).reduce(combine, start);
        return integerOf(bits, widest(values));
    });
}
function integer(name, value) {
    must(isNumeric(value) && numericTypeOf(value) <= numeric.long, 'TypeMismatch', `${name} only supports int and long operands, not ${typeNameOf(value)}`);
    return bigOf(value);
}
function widest(values) {
    return values.some((value) => numericTypeOf(value) === numeric.long) ? numeric.long : numeric.int;
}
//# sourceMappingURL=bit-operators.js.map