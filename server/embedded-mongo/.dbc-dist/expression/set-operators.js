import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { ValueSet } from './equality-key.js';
import { isNullish } from './truth.js';
const any = Number.POSITIVE_INFINITY;
export const setOperators = [
    eager('$setUnion', 0, any, (...arrays) => orNull('$setUnion', 'Location17043', arrays, (sets) => new ValueSet(sets.flat()).values())),
    eager('$setIntersection', 0, any, (...arrays) => orNull('$setIntersection', 'Location17047', arrays, intersection)),
    eager('$setDifference', 2, 2, (...arrays) => orNull('$setDifference', 'Location17048', arrays, ([left = [], right = []]) => {
        const unwanted = new ValueSet(right);
        return new ValueSet(left.filter((value) => !unwanted.has(value))).values();
    })),
    eager('$setEquals', 2, any, (...arrays) => {
        const sets = arraysOf('$setEquals', 'Location17044', arrays).map((set) => new ValueSet(set));
        const [first, ...others] = sets;
        return others.every((set) => set.size === first.size && isWithin(first.values(), set));
    }),
    eager('$setIsSubset', 2, 2, (...arrays) => {
        const [left = [], right = []] = arraysOf('$setIsSubset', 'Location17046', arrays);
        return isWithin(left, new ValueSet(right));
    }),
];
function isWithin(values, set) {
    return values.every((value) => set.has(value));
}
function intersection(arrays) {
    const [first = [], ...others] = arrays;
    const sets = others.map((array) => new ValueSet(array));
    return new ValueSet(first.filter((value) => sets.every((set) => set.has(value)))).values();
}
function orNull(name, code, arrays, combine) {
    return arrays.some(isNullish) ? null : combine(arraysOf(name, code, arrays));
}
function arraysOf(name, code, values) {
    return values.map((value) => {
        must(Array.isArray(value), code, `All operands of ${name} must be arrays. One argument is of type: ${value === undefined ? 'missing' : typeNameOf(value)}`);
        return value;
    });
}
//# sourceMappingURL=set-operators.js.map