import { documentStages } from '../aggregate/document-stages.ts';
import { withId } from '../bson/fields.ts';
import { isIdentical } from '../bson/identical.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { refuseUnknownArguments } from '../expression/known-arguments.ts';
import { compileExpression } from '../query/expression.ts';
import { checkId, withIdFirst } from './id-rules.ts';
import type { Update, UpdateOptions } from './update-types.ts';
import { baseOf, equalitiesOf } from './upsert-base.ts';

/** An update by an aggregation pipeline of the stages that make one document of each. */
export function compilePipelineUpdate(pipeline: Document[], options: UpdateOptions): Update {
  const variables = { NOW: new Date(), ...options.variables };
  const context = {
    variables,
    expression: (expression: unknown) => compileExpression(expression, variables),
  };
  const changes = pipeline.map((stage) => {
    must(
      isDocument(stage) && Object.keys(stage).length === 1,
      'Location40323',
      'A pipeline stage specification object must contain exactly one field.',
    );
    const [name, operand] = Object.entries(stage)[0] as [string, unknown];
    const compile = documentStages.get(name);
    if (!compile)
      throw new DatabaseError(
        'InvalidOptions',
        `${name} is not allowed to be used within an update`,
      );
    refuseUnknownArguments(name, operand);
    return compile(operand, context);
  });
  const applied = (document: Document) =>
    changes.reduce((current, change) => change(current), document);
  return {
    apply(document) {
      const after = keepingId(document, applied(document));
      checkId(document, after, true);
      return isIdentical(document, after) ? undefined : after;
    },
    insertion() {
      const base = baseOf(equalitiesOf(options.filter));
      const after = keepingId(base, applied(base));
      checkId(base, after, true);
      return withIdFirst(after);
    },
  };
}

/** A pipeline that leaves the `_id` out does not remove it. */
function keepingId(before: Document, after: Document): Document {
  if (before._id === undefined || Object.hasOwn(after, '_id')) return after;
  return withId(before._id, after);
}
