import { isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
/** The count behind $limit or $skip. */
export function countOf(stage, operand, least) {
    const code = stage === '$limit' ? 'Location5107201' : 'Location5107200';
    const count = isNumeric(operand) ? toNumber(operand) : Number.NaN;
    must(Number.isInteger(count) && count >= 0, code, `invalid argument to ${stage} stage: Expected a non-negative number in: ${stage}: ${String(operand)}`);
    must(count >= least, 'Location15958', 'the limit must be positive');
    return count;
}
export const limit = (operand) => {
    const most = countOf('$limit', operand, 1);
    return function* limited(input) {
        let left = most;
        for (const document of input) {
            yield document;
            if (document !== undefined)
                left -= 1;
            if (left === 0)
                return;
        }
    };
};
export const skip = (operand) => {
    const count = countOf('$skip', operand, 0);
    return function* skipped(input) {
        let left = count;
        for (const document of input) {
            if (document === undefined || left === 0)
                yield document;
            else
                left -= 1;
        }
    };
};
//# sourceMappingURL=limits.js.map