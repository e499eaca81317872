import { assign } from '../bson/fields.js';
import { isDocument, rank, rankOf } from '../bson/types.js';
import { must } from '../errors.js';
import { checkVariableName } from '../expression/variable-name.js';
import { isOperators } from '../query/is-operators.js';
import { splitPath, valuesAtPath } from '../query/path.js';
import { collected } from './collected.js';
import { placed } from './unwind.js';
const known = new Set(['from', 'localField', 'foreignField', 'let', 'pipeline', 'as']);
export const lookup = (operand, context) => {
    const spec = parse(operand, context);
    const path = splitPath(spec.as);
    const join = joining(spec, context);
    return function* joined(input) {
        for (const document of input) {
            if (document === undefined)
                yield undefined;
            else
                yield placed(document, path, yield* collected('$lookup', join(document)));
        }
    };
};
/** The foreign documents of one document; without variables the pipeline is compiled once. */
function joining(spec, context) {
    const { database, collection, localField, foreignField, bindings, pipeline } = spec;
    const nothing = Object.fromEntries(bindings.map(([name]) => [name, null]));
    const shared = context.nested(pipeline, nothing);
    const pipelineFor = (document) => {
        if (bindings.length === 0)
            return shared;
        const values = bindings.map(([name, compute]) => [name, compute(document) ?? null]);
        return context.nested(pipeline, Object.fromEntries(values));
    };
    return (document) => {
        const filter = localField === undefined || foreignField === undefined
            ? undefined
            : foreignFilter(document, localField, foreignField);
        return pipelineFor(document).overCollection(database, collection, filter);
    };
}
function parse(operand, context) {
    must(isDocument(operand), 'FailedToParse', 'the $lookup specification must be an Object');
    const unknown = Object.keys(operand).find((name) => !known.has(name));
    must(unknown === undefined, 'FailedToParse', `unknown argument to $lookup: ${unknown}`);
    const { as, from, localField, foreignField, pipeline, let: variables = {} } = operand;
    must(typeof as === 'string', 'FailedToParse', "must specify 'as' field for a $lookup");
    for (const field of [localField, foreignField])
        must(field === undefined || typeof field === 'string', 'FailedToParse', '$lookup argument must be a string');
    must((localField === undefined) === (foreignField === undefined) &&
        (localField !== undefined || pipeline !== undefined), 'FailedToParse', "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
    must(pipeline === undefined || Array.isArray(pipeline), 'TypeMismatch', "'pipeline' option must be specified as an array");
    must(isDocument(variables), 'FailedToParse', "$lookup argument 'let' must be an object");
    const bindings = Object.entries(variables).map(([name, value]) => {
        checkVariableName(name);
        return [name, context.expression(value)];
    });
    return {
        ...sourceOf(from, pipeline ?? [], context),
        as,
        localField: localField,
        foreignField: foreignField,
        bindings,
        pipeline: pipeline ?? [],
    };
}
/** The collection that `from` names; none when the pipeline brings its own documents. */
function sourceOf(from, pipeline, { environment }) {
    if (from === undefined && isDocument(pipeline[0]) && '$documents' in pipeline[0])
        return { database: environment.database, collection: '' };
    must(from !== undefined, 'FailedToParse', "must specify 'from' field for a $lookup");
    must(typeof from === 'string', 'FailedToParse', "$lookup argument 'from' must be a string");
    return { database: environment.database, collection: from };
}
/** Equality of the foreign field with the local value, or with one of the elements of a local array. */
export function foreignFilter(document, local, foreign) {
    const values = valuesAtPath(document, splitPath(local)).flatMap((value) => Array.isArray(value) ? [...value] : [value ?? null]);
    const choices = values.map((value) => value ?? null);
    const isPlain = choices.every((value) => rankOf(value) !== rank.regex && !isOperators(value));
    const filter = {};
    if (isPlain)
        assign(filter, foreign, choices.length === 1 ? { $eq: choices[0] } : { $in: choices });
    else
        filter.$or = choices.map((value) => ({ [foreign]: { $eq: value } }));
    return filter;
}
//# sourceMappingURL=lookup.js.map