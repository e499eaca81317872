import { compareValues } from '../bson/compare.ts';
import { type Document, isDocument, isNumeric, toNumber } from '../bson/types.ts';
import { DatabaseError, must } from '../errors.ts';
import { type IndexValues, indexValuesOf } from '../keys/index-values.ts';
import { fieldOf, type Path, splitPath } from './path.ts';

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

/** The values that a document is sorted by: of the rows that it would have in an index, the first in this order. */
export function sortValuesOf(document: Document, keys: readonly SortKey[]): unknown[] {
  const simple = simpleValues(document, keys);
  if (simple) return simple;
  const [first = [], ...others] = rowsOf(document, keys);
  return others.reduce((best, row) => (compareSortValues(row, best, keys) < 0 ? row : best), first);
}

/** Most sorts are by fields of the document itself that hold no arrays. */
function simpleValues(document: Document, keys: readonly SortKey[]): unknown[] | undefined {
  const values: unknown[] = [];
  for (const { path } of keys) {
    const value = path.length === 1 ? fieldOf(document, path[0] as string) : [];
    if (Array.isArray(value)) return undefined;
    values.push(value);
  }
  return values;
}

function rowsOf(document: Document, keys: readonly SortKey[]): IndexValues[] {
  try {
    return indexValuesOf(
      document,
      keys.map(({ path }) => path),
    );
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new DatabaseError('BadValue', 'cannot sort with keys that are parallel arrays');
  }
}

export function compareSortValues(a: unknown[], b: unknown[], keys: readonly SortKey[]): number {
  for (let at = 0; at < keys.length; at += 1) {
    const order = compareValues(a[at], b[at]) * (keys[at] as SortKey).direction;
    if (order !== 0) return order;
  }
  return 0;
}
