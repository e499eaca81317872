import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';
import { compileOperators } from './operator-update.ts';
import { compilePipelineUpdate } from './pipeline-update.ts';
import { compileReplacement } from './replacement.ts';
import type { Update, UpdateOptions } from './update-types.ts';

/** Compiles a replacement, a document of update operators or a pipeline. */
export function compileUpdate(update: Document | Document[], options: UpdateOptions): Update {
  const isPipeline = Array.isArray(update);
  const isOperators = !isPipeline && Object.keys(update)[0]?.startsWith('$') === true;
  must(
    isOperators || (options.arrayFilters?.length ?? 0) === 0,
    'FailedToParse',
    `arrayFilters may not be specified for ${isPipeline ? 'pipeline-style' : 'replacement-style'} updates`,
  );
  if (isPipeline) return compilePipelineUpdate(update, options);
  return isOperators
    ? compileOperators(update, options)
    : compileReplacement(update, options.filter);
}
