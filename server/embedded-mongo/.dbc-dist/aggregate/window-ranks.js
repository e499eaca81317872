import { isDocument, isNumeric, toNumber } from '../bson/types.js';
import { must } from '../errors.js';
import { compareSortValues } from '../query/sort.js';
/** Functions of the order of the rows. */
export const rankFunctions = new Map([
    ['$rank', () => (partition) => ranks(partition, (row) => row + 1)],
    ['$denseRank', () => (partition) => ranks(partition, (_row, rank) => rank + 1)],
    [
        '$documentNumber',
        () => ({ rows }) => rows.map((_, row) => row + 1),
    ],
    ['$shift', shift],
]);
/** Rows of equal order have equal ranks. */
function ranks({ rows, keys }, next) {
    let rank = 0;
    return rows.map(({ order }, row) => {
        const before = rows[row - 1];
        if (!before || compareSortValues(before.order, order, keys) !== 0)
            rank = next(row, rank);
        return rank;
    });
}
function shift(operand, context) {
    must(isDocument(operand) && 'output' in operand && 'by' in operand, 'FailedToParse', "$shift requires an 'output' expression and a 'by' offset");
    const { by } = operand;
    must(isNumeric(by) && Number.isInteger(toNumber(by)), 'FailedToParse', "'$shift:by' field must be an integer");
    const distance = toNumber(by);
    const output = context.expression(operand.output);
    const otherwise = operand.default === undefined ? null : context.expression(operand.default)({});
    return ({ rows }) => rows.map((_, row) => {
        const document = rows[row + distance]?.document;
        return document ? (output(document) ?? null) : otherwise;
    });
}
//# sourceMappingURL=window-ranks.js.map