import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { typeNameOf } from '../query/type-names.js';
import { innerScope } from './scope.js';
import { isNullish, isTrue } from './truth.js';
import { checkVariableName } from './variable-name.js';
/** Operators that evaluate an expression for each element of an array. */
export const arrayLoops = [
    ['$map', map],
    ['$filter', filter],
    ['$reduce', reduce],
];
function parts(name, operand, required) {
    must(isDocument(operand), 'Location28646', `${name} only supports an object as its argument`);
    for (const part of required)
        must(part in operand, 'Location28648', `Missing '${part}' parameter to ${name}`);
    return operand;
}
function variableOf(operand) {
    if (operand.as === undefined)
        return 'this';
    checkVariableName(String(operand.as));
    return String(operand.as);
}
function arrayFrom(name, value) {
    if (isNullish(value))
        return null;
    must(Array.isArray(value), 'Location28651', `input to ${name} must be an array not ${typeNameOf(value)}`);
    return value;
}
function map(operand, compiler) {
    const given = parts('$map', operand, ['input', 'in']);
    const variable = variableOf(given);
    const input = compiler.compile(given.input);
    const body = compiler.knowing([variable]).compile(given.in);
    return (scope) => {
        const array = arrayFrom('$map', input(scope));
        if (!array)
            return null;
        const inner = innerScope(scope);
        return array.map((element) => {
            inner.variables[variable] = element;
            return body(inner) ?? null;
        });
    };
}
function filter(operand, compiler) {
    const given = parts('$filter', operand, ['input', 'cond']);
    const variable = variableOf(given);
    const input = compiler.compile(given.input);
    const limit = given.limit === undefined ? undefined : compiler.compile(given.limit);
    const condition = compiler.knowing([variable]).compile(given.cond);
    return (scope) => {
        const array = arrayFrom('$filter', input(scope));
        if (!array)
            return null;
        const most = limitOf(limit?.(scope));
        const inner = innerScope(scope);
        const kept = [];
        for (const element of array) {
            if (kept.length >= most)
                break;
            inner.variables[variable] = element;
            if (isTrue(condition(inner)))
                kept.push(element);
        }
        return kept;
    };
}
function limitOf(limit) {
    if (isNullish(limit))
        return Number.POSITIVE_INFINITY;
    const most = isNumeric(limit) ? toNumber(limit) : Number.NaN;
    must(Number.isInteger(most) && most > 0, 'Location327391', '$filter: limit must be represented as a 32-bit integral value greater than 0');
    return most;
}
function reduce(operand, compiler) {
    const given = parts('$reduce', operand, ['input', 'initialValue', 'in']);
    const input = compiler.compile(given.input);
    const initial = compiler.compile(given.initialValue);
    const body = compiler.knowing(['this', 'value']).compile(given.in);
    return (scope) => {
        const array = arrayFrom('$reduce', input(scope));
        if (!array)
            return null;
        const inner = innerScope(scope);
        let value = initial(scope);
        for (const element of array) {
            inner.variables.this = element;
            inner.variables.value = value;
            value = body(inner);
        }
        return value;
    };
}
//# sourceMappingURL=over-arrays.js.map