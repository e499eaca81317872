import { compareValues } from '../bson/compare.ts';
import { type Document, isDocument } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { isAccumulator } from '../expression/accumulator-operators.ts';
import { equalityKey } from '../expression/equality-key.ts';
import { refuseUnknownArguments } from '../expression/known-arguments.ts';
import { splitPath } from '../query/path.ts';
import { compareSortValues, parseSort, type SortKey, sortValuesOf } from '../query/sort.ts';
import { collected } from './collected.ts';
import type { StageCompiler, StageContext } from './stage.ts';
import { placed } from './unwind.ts';
import { accumulating } from './window-accumulators.ts';
import { compileWindow } from './window-bounds.ts';
import { rankFunctions } from './window-ranks.ts';
import type { Row, WindowFunction } from './window-row.ts';
import { seriesFunctions } from './window-series.ts';

export const setWindowFields: StageCompiler = (operand, context) => {
  must(
    isDocument(operand),
    'FailedToParse',
    'the $setWindowFields stage specification must be an object',
  );
  const { partitionBy = null, sortBy, output } = operand;
  must(isDocument(output), 'MissingField', "BSON field '$setWindowFields.output' is missing");
  const keys = parseSort(sortBy);
  const partitionOf = context.expression(partitionBy);
  const fields = Object.entries(output).map(
    ([name, spec]) => [splitPath(name), windowFunction(spec, keys, context)] as const,
  );
  return function* windowed(input) {
    const documents = yield* collected('$setWindowFields', input);
    for (const rows of partitionsOf(documents, partitionOf, keys))
      yield* withFields(rows, keys, fields);
  };
};

/** The rows by partition, partitions in the order of their keys. */
function partitionsOf(
  documents: Document[],
  partitionOf: (document: Document) => unknown,
  keys: readonly SortKey[],
): Row[][] {
  const partitions = new Map<string | number, { key: unknown; rows: Row[] }>();
  for (const document of documents) {
    const key = partitionOf(document) ?? null;
    must(
      !Array.isArray(key),
      'TypeMismatch',
      'An expression used to partition cannot evaluate to value of type array',
    );
    const hash = equalityKey(key);
    const partition = partitions.get(hash) ?? { key, rows: [] };
    partitions.set(hash, partition);
    partition.rows.push({ document, order: sortValuesOf(document, keys) });
  }
  const sorted = [...partitions.values()].sort((a, b) => compareValues(a.key, b.key));
  return sorted.map(({ rows }) => rows);
}

function withFields(
  rows: Row[],
  keys: readonly SortKey[],
  fields: (readonly [readonly string[], WindowFunction])[],
): Document[] {
  rows.sort((a, b) => compareSortValues(a.order, b.order, keys));
  const columns = fields.map(([path, calculate]) => [path, calculate({ rows, keys })] as const);
  return rows.map(({ document }, row) =>
    columns.reduce((result, [path, values]) => placed(result, path, values[row]), document),
  );
}

const needsOrder = new Set(['$rank', '$denseRank', '$documentNumber', '$shift', '$linearFill']);
const withoutWindow = new Set([...needsOrder, '$expMovingAvg', '$locf']);

function windowFunction(
  spec: unknown,
  keys: readonly SortKey[],
  context: StageContext,
): WindowFunction {
  must(isDocument(spec), 'FailedToParse', 'A window function specification must be an object');
  const names = Object.keys(spec).filter((name) => name !== 'window');
  const [name = ''] = names;
  must(
    names.length === 1 && name.startsWith('$'),
    'FailedToParse',
    'A window function specification must have exactly one function',
  );
  must(
    keys.length > 0 || !(needsOrder.has(name) || name === '$expMovingAvg'),
    'Location5371602',
    `${name} must be specified with a top level sortBy expression`,
  );
  must(
    spec.window === undefined || !withoutWindow.has(name),
    'FailedToParse',
    `${name} does not accept a 'window' field`,
  );
  const window = compileWindow(spec.window, context);
  must(
    keys.length > 0 || window.whole,
    'Location5339901',
    'Document-based bounds require a sortBy',
  );
  refuseUnknownArguments(name, spec[name]);
  const ranked = rankFunctions.get(name);
  if (ranked) return ranked(spec[name], context);
  const series = seriesFunctions.get(name);
  if (series) return series(spec[name], context, window);
  if (isAccumulator(name)) return accumulating(name, spec[name], window, context);
  throw new DatabaseError('FailedToParse', `Unrecognized window function, ${name}`);
}
