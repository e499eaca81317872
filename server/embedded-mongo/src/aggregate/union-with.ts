import { type Document, isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { StageCompiler } from './stage.ts';

export const unionWith: StageCompiler = (operand, context) => {
  const { collection, pipeline } = parse(operand);
  const other = context.nested(pipeline);
  return function* united(input) {
    yield* input;
    yield* other.overCollection(context.environment.database, collection);
  };
};

function parse(operand: unknown): { collection: string; pipeline: Document[] } {
  if (typeof operand === 'string') return { collection: operand, pipeline: [] };
  must(
    isDocument(operand),
    'FailedToParse',
    'the $unionWith stage specification must be an object or string',
  );
  const { coll = '', pipeline = [] } = operand;
  must(typeof coll === 'string', 'TypeMismatch', "BSON field '$unionWith.coll' is the wrong type");
  must(
    Array.isArray(pipeline),
    'TypeMismatch',
    "BSON field '$unionWith.pipeline' is the wrong type",
  );
  must(
    coll !== '' || '$documents' in ((pipeline[0] as Document | undefined) ?? {}),
    'FailedToParse',
    '$unionWith stage without explicit collection must have a pipeline with $documents as first stage',
  );
  return { collection: coll, pipeline: pipeline as Document[] };
}
