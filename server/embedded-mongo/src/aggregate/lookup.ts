import { assign } from '../bson/fields.ts';
import { type Document, isDocument, rank, rankOf } from '../bson/types.ts';
import { must } from '../errors.ts';
import { checkVariableName } from '../expression/variable-name.ts';
import type { Compute } from '../query/expression.ts';
import { isOperators } from '../query/is-operators.ts';
import { splitPath, valuesAtPath } from '../query/path.ts';
import { collected } from './collected.ts';
import type { NestedPipeline, StageCompiler, StageContext } from './stage.ts';
import { placed } from './unwind.ts';

interface Lookup {
  database: string;
  collection: string;
  as: string;
  localField: string | undefined;
  foreignField: string | undefined;
  bindings: [string, Compute][];
  pipeline: Document[];
}

const known = new Set(['from', 'localField', 'foreignField', 'let', 'pipeline', 'as']);

export const lookup: StageCompiler = (operand, context) => {
  const spec = parse(operand, context);
  const path = splitPath(spec.as);
  const join = joining(spec, context);
  return function* joined(input) {
    for (const document of input) {
      if (document === undefined) yield undefined;
      else yield placed(document, path, yield* collected('$lookup', join(document)));
    }
  };
};

/** The foreign documents of one document; without variables the pipeline is compiled once. */
function joining(spec: Lookup, context: StageContext) {
  const { database, collection, localField, foreignField, bindings, pipeline } = spec;
  const nothing = Object.fromEntries(bindings.map(([name]) => [name, null]));
  const shared = context.nested(pipeline, nothing);
  const pipelineFor = (document: Document): NestedPipeline => {
    if (bindings.length === 0) return shared;
    const values = bindings.map(([name, compute]) => [name, compute(document) ?? null]);
    return context.nested(pipeline, Object.fromEntries(values));
  };
  return (document: Document) => {
    const filter =
      localField === undefined || foreignField === undefined
        ? undefined
        : foreignFilter(document, localField, foreignField);
    return pipelineFor(document).overCollection(database, collection, filter);
  };
}

function parse(operand: unknown, context: StageContext): Lookup {
  must(isDocument(operand), 'FailedToParse', 'the $lookup specification must be an Object');
  const unknown = Object.keys(operand).find((name) => !known.has(name));
  must(unknown === undefined, 'FailedToParse', `unknown argument to $lookup: ${unknown}`);
  const { as, from, localField, foreignField, pipeline, let: variables = {} } = operand;
  must(typeof as === 'string', 'FailedToParse', "must specify 'as' field for a $lookup");
  for (const field of [localField, foreignField])
    must(
      field === undefined || typeof field === 'string',
      'FailedToParse',
      '$lookup argument must be a string',
    );
  must(
    (localField === undefined) === (foreignField === undefined) &&
      (localField !== undefined || pipeline !== undefined),
    'FailedToParse',
    "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
  );
  must(
    pipeline === undefined || Array.isArray(pipeline),
    'TypeMismatch',
    "'pipeline' option must be specified as an array",
  );
  must(isDocument(variables), 'FailedToParse', "$lookup argument 'let' must be an object");
  const bindings = Object.entries(variables).map(([name, value]): [string, Compute] => {
    checkVariableName(name);
    return [name, context.expression(value)];
  });
  return {
    ...sourceOf(from, (pipeline as Document[] | undefined) ?? [], context),
    as,
    localField: localField as string | undefined,
    foreignField: foreignField as string | undefined,
    bindings,
    pipeline: (pipeline as Document[] | undefined) ?? [],
  };
}

/** The collection that `from` names; none when the pipeline brings its own documents. */
function sourceOf(from: unknown, pipeline: Document[], { environment }: StageContext) {
  if (from === undefined && isDocument(pipeline[0]) && '$documents' in pipeline[0])
    return { database: environment.database, collection: '' };
  must(from !== undefined, 'FailedToParse', "must specify 'from' field for a $lookup");
  must(typeof from === 'string', 'FailedToParse', "$lookup argument 'from' must be a string");
  return { database: environment.database, collection: from };
}

/** Equality of the foreign field with the local value, or with one of the elements of a local array. */
export function foreignFilter(document: Document, local: string, foreign: string): Document {
  const values = valuesAtPath(document, splitPath(local)).flatMap((value) =>
    Array.isArray(value) ? [...value] : [value ?? null],
  );
  const choices = values.map((value) => value ?? null);
  const isPlain = choices.every((value) => rankOf(value) !== rank.regex && !isOperators(value));
  const filter: Document = {};
  if (isPlain)
    assign(filter, foreign, choices.length === 1 ? { $eq: choices[0] } : { $in: choices });
  else filter.$or = choices.map((value) => ({ [foreign]: { $eq: value } }));
  return filter;
}
