import { copyOf, withField } from '../bson/fields.js';
import { isDocument } from '../bson/types.js';
import { must } from '../errors.js';
import { fieldOf } from '../query/path.js';
import { typeNameOf } from '../query/type-names.js';
import { eager } from './arity.js';
import { isNullish } from './truth.js';
export const objectOperators = [
    eager('$mergeObjects', 0, Number.POSITIVE_INFINITY, mergeArguments),
    eager('$objectToArray', 1, 1, objectToArray),
    eager('$arrayToObject', 1, 1, arrayToObject),
    ['$getField', getField],
    ['$setField', setFieldOperator],
    ['$unsetField', unsetField],
];
function mergeArguments(...values) {
    const [only] = values;
    return mergeObjects(values.length === 1 && Array.isArray(only) ? only : values);
}
/** Later fields win; null and missing add nothing. */
export function mergeObjects(values) {
    let result = {};
    for (const value of values) {
        if (isNullish(value))
            continue;
        must(isDocument(value), 'Location40400', `$mergeObjects requires object inputs, but input is of type ${typeNameOf(value)}`);
        for (const [name, field] of Object.entries(value))
            result = withField(result, name, field);
    }
    return result;
}
function objectToArray(value) {
    if (isNullish(value))
        return null;
    must(isDocument(value), 'Location40390', `$objectToArray requires a document input, found: ${typeNameOf(value)}`);
    return Object.entries(value).map(([k, v]) => ({ k, v }));
}
function arrayToObject(value) {
    if (isNullish(value))
        return null;
    must(Array.isArray(value), 'Location40386', `$arrayToObject requires an array input, found: ${typeNameOf(value)}`);
    let result = {};
    for (const entry of value) {
        const [name, field] = entryOf(entry);
        must(typeof name === 'string', 'Location40394', `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${typeNameOf(name)}`);
        result = withField(result, name, field);
    }
    return result;
}
function entryOf(entry) {
    if (Array.isArray(entry)) {
        must(entry.length === 2, 'Location40397', `$arrayToObject requires an array of size 2 arrays,found array of size: ${entry.length}`);
        return entry;
    }
    must(isDocument(entry) && 'k' in entry && 'v' in entry && Object.keys(entry).length === 2, 'Location40392', "$arrayToObject requires an object keys of 'k' and 'v'.");
    return [entry.k, entry.v];
}
function fieldName(name, operand) {
    const value = isDocument(operand) && '$literal' in operand ? operand.$literal : operand;
    must(typeof value === 'string' && (!value.startsWith('$') || value !== operand), 'Location5654602', `${name} requires 'field' to evaluate to type String`);
    return value;
}
function getField(operand, compiler) {
    const full = isDocument(operand) && 'field' in operand ? operand : { field: operand };
    const name = compiler.compile(full.field);
    const input = compiler.compile('input' in full ? full.input : '$$CURRENT');
    return (scope) => {
        const field = name(scope);
        must(typeof field === 'string', 'Location3041704', `$getField requires 'field' to evaluate to type String, but got ${field === undefined ? 'missing' : typeNameOf(field)}`);
        const value = input(scope);
        if (isDocument(value))
            return fieldOf(value, field);
        return value === null ? null : undefined;
    };
}
function setFieldOperator(operand, compiler) {
    must(isDocument(operand) && 'field' in operand && 'input' in operand && 'value' in operand, 'Location4161102', "$setField requires 'field', 'input' and 'value' to be specified");
    const name = fieldName('$setField', operand.field);
    const input = compiler.compile(operand.input);
    const value = compiler.compile(operand.value);
    return (scope) => changed(input(scope), name, value(scope));
}
function unsetField(operand, compiler) {
    must(isDocument(operand) && 'field' in operand && 'input' in operand, 'Location4161102', "$unsetField requires 'field' and 'input' to be specified");
    const name = fieldName('$unsetField', operand.field);
    const input = compiler.compile(operand.input);
    return (scope) => changed(input(scope), name, undefined);
}
function changed(document, name, value) {
    if (isNullish(document))
        return null;
    must(isDocument(document), 'Location4161105', `$setField requires 'input' to evaluate to type Object`);
    const result = copyOf(document);
    if (value !== undefined)
        return withField(result, name, value);
    delete result[name];
    return result;
}
//# sourceMappingURL=object-operators.js.map