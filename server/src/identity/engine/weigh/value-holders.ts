import type { AccountTable } from '../account-table.ts';
import {
  comparedFields,
  fieldIndex,
  type IdentifierField,
  identifierFields,
} from '../compare/compared-field.ts';
import type { HoldersOf } from '../compare/pair-comparer.ts';

const fieldCount = comparedFields.length;

/** How many accounts of these rows hold each value of an identifier; a number counts as mobile or as telephone. */
export function countHolders(table: AccountTable, rows: Int32Array): HoldersOf {
  const counts = new Map<IdentifierField, Int32Array>(
    identifierFields.map((field) => [field, new Int32Array(table.poolOf(field).size + 1)]),
  );
  counts.set('phone', counts.get('mobile') as Int32Array);
  const columns = identifierFields.map((field) => ({
    at: fieldIndex[field],
    count: counts.get(field) as Int32Array,
  }));
  const end = table.size * fieldCount;
  for (let row = 0; row < end; row += fieldCount) {
    for (const { at, count } of columns) {
      const value = rows[row + at] as number;
      count[value] = (count[value] as number) + 1;
    }
  }
  return (field: IdentifierField, value: number) => counts.get(field)?.[value] ?? 0;
}
