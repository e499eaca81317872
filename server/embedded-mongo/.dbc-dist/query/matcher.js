import { isDocument, rank, rankOf } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { isTrue } from '../expression/truth.js';
import { compileExpression } from './expression.js';
import { isOperators } from './is-operators.js';
import { predicateOf } from './operators.js';
import { splitPath } from './path.js';
/** Compiles a query filter over exact documents; throws MongoDB's errors for what is malformed or not supported. */
export function compileFilter(filter, variables = {}) {
    const fields = new Set();
    const scope = { fields, whole: false, variables };
    const matches = all(clausesOf(filter, scope));
    return { matches, fields: scope.whole ? undefined : fields };
}
function clausesOf(filter, scope) {
    return Object.entries(filter).flatMap(([name, value]) => name.startsWith('$') ? logical(name, value, scope) : fieldClauses(name, value, scope));
}
function all(predicates) {
    if (predicates.length === 1)
        return predicates[0];
    return (document) => predicates.every((predicate) => predicate(document));
}
function logical(name, value, scope) {
    switch (name) {
        case '$and':
            return branches(name, value, scope);
        case '$or': {
            const some = branches(name, value, scope);
            return [(document) => some.some((predicate) => predicate(document))];
        }
        case '$nor': {
            const none = branches(name, value, scope);
            return [(document) => !none.some((predicate) => predicate(document))];
        }
        case '$expr': {
            scope.whole = true;
            const compute = compileExpression(value, scope.variables);
            return [(document) => isTrue(compute(document))];
        }
        case '$comment':
            return [];
        case '$where':
        case '$text':
        case '$jsonSchema':
            throw new DatabaseError('CommandNotSupported', `${name} is not supported by the embedded database`);
        default:
            throw new DatabaseError('BadValue', `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`);
    }
}
function branches(name, value, scope) {
    must(Array.isArray(value) && value.length > 0, 'BadValue', `${name} argument must be a non-empty array`);
    return value.map((branch) => {
        must(isDocument(branch), 'BadValue', `${name} argument's entries must be objects`);
        return all(clausesOf(branch, scope));
    });
}
function fieldClauses(name, value, scope) {
    const path = splitPath(name);
    const compile = (filter) => all(clausesOf(filter, { ...scope, fields: new Set() }));
    scope.fields.add(path[0]);
    if (!isOperators(value)) {
        const operator = rankOf(value) === rank.regex ? '$regex' : '$eq';
        return [predicateOf(operator, { path, operand: value, siblings: {}, compile })];
    }
    return Object.entries(value).map(([operator, operand]) => predicateOf(operator, { path, operand, siblings: value, compile }));
}
//# sourceMappingURL=matcher.js.map