import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { compareSortValues, parseSort, sortValuesOf } from '../query/sort.js';
import { simpleAccumulators } from './accumulator.js';
import { Percentiles } from './percentiles.js';
import { BestN, ExtremeN, FirstN, LastN, Only } from './ranked.js';
const plans = new Map([
    ['$firstN', countedPlan((most) => new FirstN(most))],
    ['$lastN', countedPlan((most) => new LastN(most))],
    ['$minN', countedPlan((most) => new ExtremeN(most, 1))],
    ['$maxN', countedPlan((most) => new ExtremeN(most, -1))],
    ['$top', sortedPlan({ reverse: false, single: true })],
    ['$topN', sortedPlan({ reverse: false, single: false })],
    ['$bottom', sortedPlan({ reverse: true, single: true })],
    ['$bottomN', sortedPlan({ reverse: true, single: false })],
    ['$median', (operand, compiler) => percentilePlan(operand, compiler, [0.5], true)],
    [
        '$percentile',
        (operand, compiler) => percentilePlan(operand, compiler, partsOf(operand.p), false),
    ],
]);
export function isAccumulator(name) {
    return name === '$count' || simpleAccumulators.has(name) || plans.has(name);
}
export function compileAccumulator(name, operand, compiler) {
    if (name === '$count') {
        must(isDocument(operand) && Object.keys(operand).length === 0, 'TypeMismatch', '$count takes no arguments, i.e. $count:{}');
        return { input: () => 1, begin: simpleAccumulators.get('$sum') };
    }
    const begin = simpleAccumulators.get(name);
    if (begin) {
        must(!Array.isArray(operand) || operand.length === 1, 'Location40237', `The ${name} accumulator is a unary operator`);
        const only = Array.isArray(operand) ? operand[0] : operand;
        return { input: compiler.compile(only), begin };
    }
    const plan = plans.get(name);
    if (!plan)
        throw new DatabaseError('Location15952', `unknown group operator '${name}'`);
    must(isDocument(operand), 'Location5787900', `specification must be an object; found ${name}`);
    return plan(operand, compiler, name);
}
const nothing = { root: {}, variables: {} };
function countOf(operand, compiler, name) {
    must('n' in operand, 'Location5787906', `Missing value for 'n' in ${name}`);
    const value = compiler.compile(operand.n)(nothing);
    const most = isNumeric(value) ? toNumber(value) : Number.NaN;
    must(Number.isInteger(most) && most > 0, 'Location5787908', `'n' must be greater than 0, found ${String(value)}`);
    return most;
}
function countedPlan(make) {
    return (operand, compiler, name) => {
        must('input' in operand, 'Location5787907', `Missing value for 'input' in ${name}`);
        const most = countOf(operand, compiler, name);
        return { input: compiler.compile(operand.input), begin: () => make(most) };
    };
}
function sortedPlan({ reverse, single }) {
    return (operand, compiler, name) => {
        must('output' in operand, 'Location5788005', `Missing value for 'output' in ${name}`);
        must(isDocument(operand.sortBy), 'Location5788004', `Missing value for 'sortBy' in ${name}`);
        const keys = parseSort(operand.sortBy);
        const output = compiler.compile(operand.output);
        const most = single ? 1 : countOf(operand, compiler, name);
        const compare = (a, b) => compareSortValues(a, b, keys);
        const begin = () => {
            const best = new BestN(most, compare, reverse);
            return single ? new Only(best) : best;
        };
        const input = (scope) => {
            const current = scope.variables.CURRENT;
            return { key: sortValuesOf(current, keys), value: output(scope) };
        };
        return { input, begin };
    };
}
function percentilePlan(operand, compiler, wanted, single) {
    must('input' in operand, 'MissingField', "BSON field 'input' is missing but a required field");
    must(operand.method === 'approximate', 'BadValue', "Currently only 'approximate' can be used as percentile 'method'.");
    const begin = () => (single ? new Only(new Percentiles(wanted)) : new Percentiles(wanted));
    return { input: compiler.compile(operand.input), begin };
}
function partsOf(value) {
    must(Array.isArray(value) && value.length > 0, 'Location7750300', "The $percentile 'p' field must be an array of numbers from [0.0, 1.0] range");
    return value.map((part) => {
        const number = isNumeric(part) ? toNumber(part) : Number.NaN;
        must(number >= 0 && number <= 1, 'Location7750303', "The $percentile 'p' field must be an array of numbers from [0.0, 1.0] range");
        return number;
    });
}
//# sourceMappingURL=accumulator-operators.js.map