import { Context } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import { ownExpressions } from './own-expressions.js';
/** mingo's language with our comparisons and conversions in place of the ones that know no BSON types. */
export const context = Context.from(Context.init({ expression: ownExpressions }), Context.init({
    accumulator: accumulators,
    expression: expressions,
    pipeline: stages,
    projection: projections,
    query: queries,
    window: windows,
}));
//# sourceMappingURL=mingo-context.js.map