import { isDocument } from '../bson/types.js';
import { simpleAccumulators } from './accumulator.js';
import { compileAccumulator } from './accumulator-operators.js';
import { eager } from './arity.js';
import { isNullish } from './truth.js';
const any = Number.POSITIVE_INFINITY;
/** Accumulators as expressions: over one array, or over several operands. */
export const accumulatorExpressions = [
    ...['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) => eager(name, 1, any, (...values) => accumulate(name, values))),
    ...['$firstN', '$lastN', '$minN', '$maxN', '$median', '$percentile'].map((name) => [
        name,
        (operand, compiler) => overInput(name, operand, compiler),
    ]),
];
function accumulate(name, values) {
    const accumulator = simpleAccumulators.get(name)?.();
    const [only] = values;
    for (const value of values.length === 1 && Array.isArray(only) ? only : values)
        accumulator?.add(value);
    return accumulator?.result();
}
function overInput(name, operand, compiler) {
    const plan = compileAccumulator(name, operand, compiler);
    return (scope) => {
        const input = plan.input(scope);
        if (isNullish(input) || isDocument(input))
            return null;
        const accumulator = plan.begin();
        for (const value of Array.isArray(input) ? input : [input])
            accumulator.add(value);
        return accumulator.result();
    };
}
//# sourceMappingURL=accumulators-over-arrays.js.map