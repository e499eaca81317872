import { must } from '../errors.js';
import { compileOperators } from './operator-update.js';
import { compilePipelineUpdate } from './pipeline-update.js';
import { compileReplacement } from './replacement.js';
/** Compiles a replacement, a document of update operators or a pipeline. */
export function compileUpdate(update, options) {
    const isPipeline = Array.isArray(update);
    const isOperators = !isPipeline && Object.keys(update)[0]?.startsWith('$') === true;
    must(isOperators || (options.arrayFilters?.length ?? 0) === 0, 'FailedToParse', `arrayFilters may not be specified for ${isPipeline ? 'pipeline-style' : 'replacement-style'} updates`);
    if (isPipeline)
        return compilePipelineUpdate(update, options);
    return isOperators
        ? compileOperators(update, options)
        : compileReplacement(update, options.filter);
}
//# sourceMappingURL=compile-update.js.map