import { compareValues, equalValues } from '../bson/compare.js';
import { isNumeric, rank, rankOf, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { isOperators } from './is-operators.js';
import { regexTest } from './regex.js';
export function equalTest(operand) {
    if (operand === null || operand === undefined)
        return (value) => value === null || value === undefined;
    return (value) => value !== undefined && equalValues(value, operand);
}
export function orderTest(operand, accept) {
    const kind = rankOf(operand);
    must(kind !== rank.regex, 'BadValue', "Can't have RegEx as arg to predicate over field");
    if (kind === rank.null)
        return (value) => (value === null || value === undefined) && accept(0);
    const anyType = kind === rank.minKey || kind === rank.maxKey;
    const nan = isNaNumber(operand);
    return (value) => {
        if (value === undefined || (rankOf(value) !== kind && !anyType))
            return false;
        return isNaNumber(value) === nan && accept(compareValues(value, operand));
    };
}
function isNaNumber(value) {
    return isNumeric(value) && Number.isNaN(toNumber(value));
}
export function inTest(operand) {
    must(Array.isArray(operand), 'BadValue', '$in needs an array');
    must(!operand.some(isOperators), 'BadValue', 'cannot nest $ under $in');
    const strings = new Set(operand.filter((choice) => typeof choice === 'string'));
    const tests = operand
        .filter((choice) => typeof choice !== 'string')
        .map((choice) => rankOf(choice) === rank.regex ? regexTest(choice, undefined) : equalTest(choice));
    return (value) => strings.has(value) || tests.some((test) => test(value));
}
/** What counts as true for switches like $exists. */
export function isSwitchedOn(operand) {
    if (isNumeric(operand))
        return toNumber(operand) !== 0;
    return operand !== false && operand !== null && operand !== undefined;
}
//# sourceMappingURL=value-tests.js.map