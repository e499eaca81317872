import { compareValues } from '../bson/compare.js';
import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { isTrue } from './truth.js';
function comparison(name, accept) {
    return eager(name, 2, 2, (left, right) => accept(compareWithMissing(left, right)));
}
/** In expressions a missing value sorts before null. */
export function compareWithMissing(left, right) {
    if (left === undefined || right === undefined)
        return Number(left !== undefined) - Number(right !== undefined);
    return compareValues(left, right);
}
export const comparisonOperators = [
    comparison('$eq', (order) => order === 0),
    comparison('$ne', (order) => order !== 0),
    comparison('$gt', (order) => order > 0),
    comparison('$gte', (order) => order >= 0),
    comparison('$lt', (order) => order < 0),
    comparison('$lte', (order) => order <= 0),
    comparison('$cmp', Math.sign),
    eager('$not', 1, 1, (value) => !isTrue(value)),
    eager('$in', 2, 2, (value, choices) => {
        must(Array.isArray(choices), 'Location40081', `$in requires an array as a second argument, found: ${choices === undefined ? 'missing' : typeNameOf(choices)}`);
        return choices.some((choice) => compareWithMissing(choice, value) === 0);
    }),
    eager('$allElementsTrue', 1, 1, (array) => truths('$allElementsTrue', array).every(Boolean)),
    eager('$anyElementTrue', 1, 1, (array) => truths('$anyElementTrue', array).some(Boolean)),
];
function truths(name, array) {
    must(Array.isArray(array), 'Location17040', `${name}'s argument must be an array, but is ${typeNameOf(array)}`);
    return array.map(isTrue);
}
//# sourceMappingURL=comparison.js.map