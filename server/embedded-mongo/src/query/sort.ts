import { compareValues } from '../bson/compare.ts';
import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { must } from '../errors.ts';
import { emptyArray } from '../keys/index-values.ts';
import { type Path, splitPath, valuesAtPath } from './path.ts';

export interface SortKey {
  field: string;
  path: Path;
  direction: 1 | -1;
}

/** Parses { field: 1 | -1 }. */
export function parseSort(spec: unknown): SortKey[] {
  if (spec === undefined || spec === null) return [];
  must(isDocument(spec), 'TypeMismatch', 'Expected field sort to be of type object');
  return Object.entries(spec).map(([field, value]) => {
    must(
      !isDocument(value),
      'CommandNotSupported',
      'Sorting by $meta is not supported by the embedded database',
    );
    const direction = isNumeric(value) ? toNumber(value) : 0;
    must(
      direction === 1 || direction === -1,
      'BadValue',
      '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
    );
    must(
      field !== '' && !field.startsWith('$'),
      'BadValue',
      `FieldPath field names may not start with '$'. Given '${field}'`,
    );
    return { field, path: splitPath(field), direction };
  });
}

/** The values that a document is sorted by: of an array its least element, or its greatest when descending. */
export function sortValuesOf(document: Document, keys: readonly SortKey[]): unknown[] {
  return keys.map(({ path, direction }) => extremeOf(valuesAtPath(document, path), direction));
}

function extremeOf(values: unknown[], direction: 1 | -1): unknown {
  if (values.length === 1 && !Array.isArray(values[0])) return values[0];
  const candidates = values.flatMap((value) =>
    Array.isArray(value) ? elementsOf(value) : [value],
  );
  return candidates.reduce(
    (best, value) => (compareValues(value, best) * direction < 0 ? value : best),
    candidates[0],
  );
}

/** An empty array sorts before everything but MinKey. */
function elementsOf(array: unknown[]): unknown[] {
  return array.length > 0 ? array : [emptyArray];
}

export function compareSortValues(a: unknown[], b: unknown[], keys: readonly SortKey[]): number {
  for (let at = 0; at < keys.length; at += 1) {
    const order = compareValues(a[at], b[at]) * (keys[at] as SortKey).direction;
    if (order !== 0) return order;
  }
  return 0;
}
