import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { compareSortValues } from '../query/sort.ts';
import type { StageContext } from './stage.ts';
import type { Partition, WindowFunction } from './window-row.ts';

type Maker = (operand: unknown, context: StageContext) => WindowFunction;

/** Functions of the order of the rows. */
export const rankFunctions = new Map<string, Maker>([
  ['$rank', () => (partition) => ranks(partition, (row) => row + 1)],
  ['$denseRank', () => (partition) => ranks(partition, (_row, rank) => rank + 1)],
  [
    '$documentNumber',
    () =>
      ({ rows }) =>
        rows.map((_, row) => row + 1),
  ],
  ['$shift', shift],
]);

/** Rows of equal order have equal ranks. */
function ranks({ rows, keys }: Partition, next: (row: number, rank: number) => number): number[] {
  let rank = 0;
  return rows.map(({ order }, row) => {
    const before = rows[row - 1];
    if (!before || compareSortValues(before.order, order, keys) !== 0) rank = next(row, rank);
    return rank;
  });
}

function shift(operand: unknown, context: StageContext): WindowFunction {
  must(
    isDocument(operand) && 'output' in operand && 'by' in operand,
    'FailedToParse',
    "$shift requires an 'output' expression and a 'by' offset",
  );
  const { by } = operand;
  must(
    isNumeric(by) && Number.isInteger(toNumber(by)),
    'FailedToParse',
    "'$shift:by' field must be an integer",
  );
  const distance = toNumber(by);
  const output = context.expression(operand.output);
  const otherwise = operand.default === undefined ? null : context.expression(operand.default)({});
  return ({ rows }) =>
    rows.map((_, row) => {
      const document: Document | undefined = rows[row + distance]?.document;
      return document ? (output(document) ?? null) : otherwise;
    });
}
