import { withField } from '../bson/fields.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { collected } from './collected.ts';
import type { StageCompiler } from './stage.ts';

const refused = ['$collStats', '$facet', '$geoNear', '$indexStats', '$out', '$merge', '$search'];

export const facet: StageCompiler = (operand, context) => {
  must(
    isDocument(operand) && Object.keys(operand).length > 0,
    'Location40169',
    'the $facet specification must be a non-empty object',
  );
  const pipelines = Object.entries(operand).map(([name, pipeline]) => {
    must(
      !name.includes('.') && !name.startsWith('$'),
      'FailedToParse',
      `$facet field names may not contain '.' or start with '$': ${name}`,
    );
    must(
      Array.isArray(pipeline),
      'Location40170',
      `arguments to $facet must be arrays, ${name} is not`,
    );
    refuseStages(pipeline as Document[]);
    return [name, context.nested(pipeline as Document[])] as const;
  });
  return function* faceted(input) {
    const documents = yield* collected('$facet', input);
    let result: Document = {};
    for (const [name, pipeline] of pipelines)
      result = withField(result, name, yield* collected('$facet', pipeline.over(documents)));
    yield result;
  };
};

function refuseStages(pipeline: Document[]): void {
  for (const stage of pipeline) {
    const name = isDocument(stage) ? Object.keys(stage)[0] : undefined;
    if (name !== undefined && refused.includes(name))
      throw new DatabaseError(
        'Location40600',
        `${name} is not allowed to be used within a $facet stage`,
      );
  }
}
