import { compileFilter } from './matcher.js';
import { elementTest } from './operators.js';
/** The test of one element by the operand of $elemMatch. */
export function compileElementTest(operand) {
    return elementTest(operand, (filter) => compileFilter(filter).matches, true);
}
/** The test of one element by operators in $pull, which look into arrays. */
export function compilePullTest(operand) {
    return elementTest(operand, (filter) => compileFilter(filter).matches, false);
}
//# sourceMappingURL=element-test.js.map