import { isDocument } from '../bson/types.js';
import { DatabaseError, must } from '../errors.js';
import { checkVariableName } from '../expression/variable-name.js';
import { compileExpression } from '../query/expression.js';
/** Where the results of a pipeline go, when its last stage says so. */
export function outputOf(stage, database, variables) {
    if ('$out' in stage)
        return outOf(stage.$out, database);
    return '$merge' in stage ? mergeOf(stage.$merge, database, variables) : undefined;
}
function outOf(operand, database) {
    if (typeof operand === 'string')
        return { kind: 'out', database, collection: operand };
    must(isDocument(operand) && typeof operand.db === 'string' && typeof operand.coll === 'string', 'Location16990', '$out only supports a string or object argument');
    return { kind: 'out', database: operand.db, collection: operand.coll };
}
function mergeOf(operand, database, variables) {
    const spec = typeof operand === 'string' ? { into: operand } : operand;
    must(isDocument(spec), 'Location51182', '$merge only supports a string or object argument');
    const { on = '_id', whenMatched = 'merge', whenNotMatched = 'insert' } = spec;
    const fields = Array.isArray(on) ? on : [on];
    must(fields.length > 0 && fields.every((field) => typeof field === 'string'), 'Location51186', "$merge 'on' field  must be either a string or an array of strings");
    must(whenNotMatched === 'insert' || whenNotMatched === 'discard' || whenNotMatched === 'fail', 'BadValue', `Enumeration value '${String(whenNotMatched)}' for field 'whenNotMatched' is not a valid value.`);
    return {
        kind: 'merge',
        ...targetOf(spec.into, database),
        on: fields,
        ...whenMatchedOf(whenMatched),
        variablesFor: variablesOf(spec.let, variables),
        whenNotMatched,
    };
}
function targetOf(into, database) {
    if (typeof into === 'string')
        return { database, collection: into };
    must(isDocument(into) && typeof into.coll === 'string', 'Location51178', "$merge 'into' field must be either a string or an object");
    return { database: typeof into.db === 'string' ? into.db : database, collection: into.coll };
}
const actions = ['replace', 'keepExisting', 'merge', 'fail'];
function whenMatchedOf(value) {
    if (Array.isArray(value))
        return { whenMatched: 'pipeline', pipeline: value };
    const action = actions.find((name) => name === value);
    if (!action)
        throw new DatabaseError('BadValue', `Enumeration value '${String(value)}' for field 'whenMatched' is not a valid value.`);
    return { whenMatched: action };
}
function variablesOf(spec, variables) {
    must(spec === undefined || isDocument(spec), 'TypeMismatch', "BSON field '$merge.let' is the wrong type, expected type 'object'");
    const computed = Object.entries(spec ?? {}).map(([name, value]) => {
        checkVariableName(name);
        return [name, compileExpression(value, variables)];
    });
    return (document) => ({
        ...variables,
        new: document,
        ...Object.fromEntries(computed.map(([name, compute]) => [name, compute(document) ?? null])),
    });
}
//# sourceMappingURL=output.js.map