import { isDocument } from '../bson/types.ts';
import { must } from '../errors.ts';
import type { StageCompiler } from './stage.ts';

/** Documents that stand in the pipeline itself. */
export const documents: StageCompiler = (operand, context) => {
  const given = context.expression(operand)({});
  must(
    Array.isArray(given) && given.every(isDocument),
    'Location5858203',
    'an array is expected, whose elements are objects',
  );
  return () => given;
};
