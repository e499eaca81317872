import { compareValues } from '../bson/compare.js';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { compareSortValues, parseSort, sortValuesOf } from '../query/sort.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { compareWithMissing } from './comparison.js';
import { isNullish } from './truth.js';
const any = Number.POSITIVE_INFINITY;
export const arrayOperators = [
    eager('$size', 1, 1, size),
    eager('$arrayElemAt', 2, 2, elementAt),
    eager('$first', 1, 1, (array) => elementAt(array, 0)),
    eager('$last', 1, 1, (array) => elementAt(array, -1)),
    eager('$slice', 2, 3, slice),
    eager('$concatArrays', 0, any, concatArrays),
    eager('$reverseArray', 1, 1, (array) => isNullish(array) ? null : [...arrayOf('$reverseArray', 'Location34435', array)].reverse()),
    eager('$range', 2, 3, range),
    eager('$indexOfArray', 2, 4, indexOf),
    eager('$isArray', 1, 1, Array.isArray),
    ['$sortArray', sortArray],
];
function arrayOf(name, code, value) {
    must(Array.isArray(value), code, `The argument to ${name} must be an array, but was of type: ${value === undefined ? 'missing' : typeNameOf(value)}`);
    return value;
}
function size(array) {
    return arrayOf('$size', 'Location17124', array).length;
}
/** A whole number from an operand. */
export function wholeNumber(name, code, value) {
    const number = isNumeric(value) ? toNumber(value) : Number.NaN;
    must(Number.isInteger(number), code, `${name} requires a number that is representable as a 32-bit integer, found: ${typeNameOf(value)}`);
    return number;
}
function elementAt(array, position) {
    if (isNullish(array) || isNullish(position))
        return null;
    must(Array.isArray(array), 'Location28689', `$arrayElemAt's first argument must be an array, but is ${typeNameOf(array)}`);
    return array.at(wholeNumber('$arrayElemAt', 'Location28691', position));
}
function slice(array, first, second) {
    if (isNullish(array) || isNullish(first) || second === null)
        return null;
    const all = arrayOf('$slice', 'Location28724', array);
    const start = wholeNumber('$slice', 'Location28726', first);
    if (second === undefined)
        return start >= 0 ? all.slice(0, start) : all.slice(start);
    const count = wholeNumber('$slice', 'Location28728', second);
    must(count > 0, 'Location28729', `Third argument to $slice must be positive: ${count}`);
    const from = start >= 0 ? start : Math.max(0, all.length + start);
    return all.slice(from, from + count);
}
function concatArrays(...arrays) {
    if (arrays.some(isNullish))
        return null;
    return arrays.flatMap((array) => arrayOf('$concatArrays', 'Location28664', array));
}
const mostInRange = 6_000_000;
function range(from, until, by = 1) {
    const start = wholeNumber('$range', 'Location34443', from);
    const end = wholeNumber('$range', 'Location34445', until);
    const step = wholeNumber('$range', 'Location34447', by);
    must(step !== 0, 'Location34449', '$range requires a non-zero step value');
    const length = Math.max(0, Math.ceil((end - start) / step));
    must(length <= mostInRange, 'ExceededMemoryLimit', '$range would use too much memory');
    return Array.from({ length }, (_, at) => start + at * step);
}
function indexOf(array, wanted, from = 0, until) {
    if (isNullish(array))
        return null;
    const all = arrayOf('$indexOfArray', 'Location40090', array);
    const start = wholeNumber('$indexOfArray', 'Location40096', from);
    const end = until === undefined ? all.length : wholeNumber('$indexOfArray', 'Location40096', until);
    must(start >= 0 && end >= 0, 'Location40097', '$indexOfArray requires a nonnegative index');
    for (let at = start; at < Math.min(end, all.length); at += 1)
        if (compareWithMissing(all[at], wanted) === 0)
            return at;
    return -1;
}
function sortArray(operand, compiler) {
    must(isDocument(operand) && 'input' in operand && 'sortBy' in operand, 'Location2942500', "$sortArray requires an object with 'input' and 'sortBy'");
    const input = compiler.compile(operand.input);
    const compare = elementOrder(operand.sortBy);
    return (scope) => {
        const array = input(scope);
        if (isNullish(array))
            return null;
        return [...arrayOf('$sortArray', 'Location2942504', array)].sort(compare);
    };
}
/** Order of elements by `1`, `-1` or a document of fields. */
export function elementOrder(sortBy) {
    if (isDocument(sortBy)) {
        const keys = parseSort(sortBy);
        const values = (element) => sortValuesOf(isDocument(element) ? element : {}, keys);
        return (a, b) => compareSortValues(values(a), values(b), keys);
    }
    const direction = isNumeric(sortBy) ? toNumber(sortBy) : 0;
    must(direction === 1 || direction === -1, 'Location2942507', 'The $sort element value must be either 1 or -1');
    return (a, b) => compareValues(a, b) * direction;
}
//# sourceMappingURL=array-operators.js.map