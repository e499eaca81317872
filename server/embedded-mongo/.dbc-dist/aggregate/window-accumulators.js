import { compileAccumulator } from '../expression/accumulator-operators.js';
/** An accumulator over the window of each row. */
export function accumulating(name, operand, window, context) {
    const plan = compileAccumulator(name, operand, context.compiler);
    const inputOf = ({ document }) => {
        const variables = { ...context.variables, CURRENT: document };
        return plan.input({ root: document, variables });
    };
    return (partition) => {
        const values = partition.rows.map(inputOf);
        if (window.whole) {
            const result = accumulated(plan.begin(), values);
            return values.map(() => result);
        }
        if (window.running)
            return running(plan.begin(), values);
        const find = window.find(partition);
        return values.map((_, row) => {
            const { from, to } = find(row);
            return accumulated(plan.begin(), values.slice(from, Math.max(from, to + 1)));
        });
    };
}
function accumulated(accumulator, values) {
    for (const value of values)
        accumulator.add(value);
    return accumulator.result();
}
function running(accumulator, values) {
    return values.map((value) => {
        accumulator.add(value);
        const result = accumulator.result();
        return Array.isArray(result) ? [...result] : result;
    });
}
//# sourceMappingURL=window-accumulators.js.map