import { isDocument } from '../bson/types.ts';
import { type ErrorName, must } from '../errors.ts';

type Known = [string, readonly string[], ErrorName];

const unknownField: ErrorName = 'UnknownField';

/** Arguments by name of stages, accumulators and operators that do not check them themselves, with MongoDB's codes for others. */
const known: readonly Known[] = [
  ['$bucket', ['groupBy', 'boundaries', 'default', 'output'], 'Location40197'],
  ['$bucketAuto', ['groupBy', 'buckets', 'output', 'granularity'], 'Location40245'],
  ['$densify', ['field', 'partitionByFields', 'range'], unknownField],
  ['$fill', ['sortBy', 'partitionBy', 'partitionByFields', 'output'], unknownField],
  [
    '$graphLookup',
    [
      ...['from', 'startWith', 'connectFromField', 'connectToField', 'as'],
      ...['maxDepth', 'depthField', 'restrictSearchWithMatch'],
    ],
    'Location40104',
  ],
  ['$merge', ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'], unknownField],
  ['$out', ['db', 'coll'], unknownField],
  ['$replaceRoot', ['newRoot'], unknownField],
  ['$sample', ['size'], 'Location28748'],
  ['$setWindowFields', ['partitionBy', 'sortBy', 'output'], unknownField],
  ['$unionWith', ['coll', 'pipeline'], unknownField],
  ['$let', ['vars', 'in'], 'Location16875'],
  ['$setField', ['field', 'input', 'value'], 'Location4161101'],
  ['$switch', ['branches', 'default'], 'Location40067'],
  ['$unsetField', ['field', 'input'], 'Location4161111'],
  ...['$firstN', '$lastN', '$minN', '$maxN'].map(
    (name): Known => [name, ['n', 'input'], 'Location5787901'],
  ),
  ...['$top', '$bottom'].map((name): Known => [name, ['sortBy', 'output'], 'Location5788002']),
  ...['$topN', '$bottomN'].map(
    (name): Known => [name, ['n', 'sortBy', 'output'], 'Location5788002'],
  ),
  ['$median', ['input', 'method'], unknownField],
  ['$percentile', ['input', 'p', 'method'], unknownField],
  ['$derivative', ['input', 'unit'], 'FailedToParse'],
  ['$integral', ['input', 'unit'], 'FailedToParse'],
  ['$expMovingAvg', ['input', 'N', 'alpha'], 'FailedToParse'],
  ['$shift', ['output', 'by', 'default'], 'FailedToParse'],
];

const knownByName = new Map(known.map(([name, names, code]) => [name, { names, code }]));

/** Refuses arguments that would be ignored. */
export function refuseUnknownArguments(name: string, operand: unknown): void {
  const takes = knownByName.get(name);
  if (!takes || !isDocument(operand)) return;
  const unknown = Object.keys(operand).find((argument) => !takes.names.includes(argument));
  must(unknown === undefined, takes.code, `Unknown argument to ${name}: '${unknown}'`);
}
