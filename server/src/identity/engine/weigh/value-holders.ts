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
  for (const field of identifierFields) {
    const count = counts.get(field) as Int32Array;
    const end = table.size * fieldCount;
    for (let place: number = fieldIndex[field]; place < end; place += fieldCount) {
      const value = rows[place] as number;
      count[value] = (count[value] as number) + 1;
    }
  }
  return (field: IdentifierField, value: number) => counts.get(field)?.[value] ?? 0;
}
