import { compareValues } from '../bson/compare.js';
import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { compareSortValues, parseSort, sortValuesOf } from '../query/sort.js';
import { typeNameOf } from '../query/type-names.js';
import { idText } from './value-text.js';
export const push = (operand) => {
    const { each, position, slice, order } = modifiersOf(operand);
    return (value, { document }, at) => {
        must(value === undefined || Array.isArray(value), 'BadValue', `The field '${at}' must be an array but is of type ${typeNameOf(value)} in document ${idText(document)}`);
        const result = value === undefined ? [] : [...value];
        result.splice(position ?? result.length, 0, ...each);
        if (order)
            result.sort(order);
        return sliced(result, slice);
    };
};
function sliced(array, slice) {
    if (slice === undefined)
        return array;
    return slice >= 0 ? array.slice(0, slice) : array.slice(slice);
}
const known = new Set(['$each', '$position', '$slice', '$sort']);
function modifiersOf(operand) {
    if (!isDocument(operand) || !Object.hasOwn(operand, '$each'))
        return { each: [operand], position: undefined, slice: undefined, order: undefined };
    for (const name of Object.keys(operand))
        must(known.has(name), 'BadValue', `Unrecognized clause in $push: ${name}`);
    const each = operand.$each;
    must(Array.isArray(each), 'BadValue', `The argument to $each in $push must be an array but it was of type: ${typeNameOf(each)}`);
    return {
        each,
        position: wholeNumber(operand, '$position'),
        slice: wholeNumber(operand, '$slice'),
        order: orderOf(operand.$sort),
    };
}
function wholeNumber(operand, name) {
    const value = operand[name];
    if (value === undefined)
        return undefined;
    const number = isNumeric(value) ? toNumber(value) : Number.NaN;
    must(Number.isInteger(number), 'BadValue', `The value for ${name} must be an integer value but was given type: ${typeNameOf(value)}`);
    return number;
}
function orderOf(sort) {
    if (sort === undefined)
        return undefined;
    if (isDocument(sort)) {
        must(Object.keys(sort).length > 0, 'BadValue', 'The $sort pattern is empty when it should be a set of fields.');
        const keys = parseSort(sort);
        const values = (element) => sortValuesOf(isDocument(element) ? element : {}, keys);
        return (a, b) => compareSortValues(values(a), values(b), keys);
    }
    const direction = isNumeric(sort) ? toNumber(sort) : 0;
    must(direction === 1 || direction === -1, 'BadValue', 'The $sort element value must be either 1 or -1');
    return (a, b) => compareValues(a, b) * direction;
}
//# sourceMappingURL=push.js.map