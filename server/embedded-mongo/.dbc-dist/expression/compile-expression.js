import { withField } from '../bson/fields.js';
import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { splitPath } from '../query/path.js';
import { accumulatorExpressions } from './accumulators-over-arrays.js';
import { arithmeticOperators } from './arithmetic-operators.js';
import { arrayOperators } from './array-operators.js';
import { bitOperators } from './bit-operators.js';
import { comparisonOperators } from './comparison.js';
import { controlOperators } from './control.js';
import { conversionOperators } from './conversion.js';
import { dateAddOperators } from './date-add.js';
import { dateFromPartsOperators } from './date-from-parts.js';
import { datePartOperators } from './date-parts.js';
import { valueAt } from './field-path.js';
import { mingoOperator } from './mingo-functions.js';
import { objectOperators } from './object-operators.js';
import { arrayLoops } from './over-arrays.js';
import { regexOperators } from './regex-operators.js';
import { setOperators } from './set-operators.js';
import { sizeOperators } from './size-operators.js';
import { stringOperators } from './string-operators.js';
const operators = new Map([
    ...controlOperators,
    ...arrayLoops,
    ...comparisonOperators,
    ...arithmeticOperators,
    ...accumulatorExpressions,
    ...arrayOperators,
    ...setOperators,
    ...stringOperators,
    ...regexOperators,
    ...bitOperators,
    ...sizeOperators,
    ...datePartOperators,
    ...dateAddOperators,
    ...dateFromPartsOperators,
    ...objectOperators,
    ...conversionOperators,
]);
const systemVariables = ['ROOT', 'CURRENT', 'REMOVE', 'NOW', 'CLUSTER_TIME'];
/** Compiles expressions that may use the given variables of the command. */
export function compilerFor(variables) {
    return new ExpressionCompiler(new Set([...systemVariables, ...variables]));
}
class ExpressionCompiler {
    #known;
    constructor(known) {
        this.#known = known;
    }
    knowing(names) {
        return new ExpressionCompiler(new Set([...this.#known, ...names]));
    }
    compile(expression) {
        if (typeof expression === 'string')
            return this.#text(expression);
        if (Array.isArray(expression))
            return this.#array(expression);
        if (isDocument(expression))
            return this.#document(expression);
        return () => expression;
    }
    #text(text) {
        if (text.startsWith('$$'))
            return this.#variable(text.slice(2));
        if (!text.startsWith('$'))
            return () => text;
        must(text !== '$', 'Location16872', "'$' by itself is not a valid FieldPath");
        return fieldOfVariable('CURRENT', pathOf(text.slice(1)));
    }
    #variable(text) {
        const [name = '', ...path] = text.split('.');
        must(name !== '', 'FailedToParse', 'empty variable names are not allowed');
        must(this.#known.has(name), 'Location17276', `Use of undefined variable: ${name}`);
        if (path.length > 0)
            pathOf(path.join('.'));
        if (name === 'ROOT')
            return ({ root }) => valueAt(root, path);
        if (name === 'REMOVE')
            return () => undefined;
        return fieldOfVariable(name, path);
    }
    #array(expressions) {
        const parts = expressions.map((part) => this.compile(part));
        return (scope) => parts.map((part) => part(scope) ?? null);
    }
    #document(expression) {
        const [first, second] = Object.keys(expression);
        if (!first?.startsWith('$'))
            return this.#object(expression);
        must(second === undefined, 'Location15983', `Object an expression must have exactly one field: found ${Object.keys(expression).join(', ')}`);
        const operator = operators.get(first) ?? mingoOperator(first);
        if (!operator)
            throw new DatabaseError('InvalidPipelineOperator', `Unrecognized expression '${first}'`);
        return operator(expression[first], this);
    }
    #object(expression) {
        const fields = Object.entries(expression).map(([name, part]) => {
            must(!name.startsWith('$') && !name.includes('.'), 'Location16412', `FieldPath field names may not contain '.' or start with '$': ${name}`);
            return [name, this.compile(part)];
        });
        return (scope) => {
            let result = {};
            for (const [name, evaluate] of fields) {
                const value = evaluate(scope);
                if (value !== undefined)
                    result = withField(result, name, value);
            }
            return result;
        };
    }
}
function pathOf(text) {
    const path = splitPath(text);
    for (const part of path) {
        must(part !== '', 'Location15998', 'FieldPath field names may not be empty strings.');
        must(!part.startsWith('$'), 'Location16410', `FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
    }
    return path;
}
function fieldOfVariable(name, path) {
    return ({ variables }) => valueAt(variables[name], path);
}
//# sourceMappingURL=compile-expression.js.map