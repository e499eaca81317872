import { type Document, isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import { compileFilter } from '../query/matcher.ts';
import type { Stage, StageCompiler } from './stage.ts';

export const match: StageCompiler = (operand, { variables }) =>
  matching(filterOf(operand), variables);

export function filterOf(operand: unknown): Document {
  must(isDocument(operand), 'Location15959', 'the match filter must be an expression in an object');
  return operand;
}

function matching(filter: Document, variables: Document): Stage {
  const { matches } = compileFilter(filter, variables);
  return function* matched(input) {
    for (const document of input) if (document === undefined || matches(document)) yield document;
  };
}
