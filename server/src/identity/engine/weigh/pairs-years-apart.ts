import type { AccountTable } from '../account-table.ts';
import { comparedFields, fieldIndex } from '../compare/compared-field.ts';
import { daysApart } from '../compare/years-apart.ts';

const fieldCount = comparedFields.length;
const dayRange = 0x10000;

/** By mobile, how many pairs of accounts know it from times far apart. */
export function pairsYearsApart(table: AccountTable, rows: Int32Array): Map<number, number> {
  const found = new Map<number, number>();
  const seen = mobilesByDay(table, rows);
  let first = 0;
  let before = 0;
  for (const at of seen) {
    const mobile = Math.floor(at / dayRange);
    while ((seen[first] as number) < mobile * dayRange) first++;
    while ((seen[before] as number) <= at - daysApart) before++;
    if (before > first) found.set(mobile, (found.get(mobile) ?? 0) + before - first);
  }
  return found;
}

/** Mobile and day of every account that knows both, as one number each, sorted. */
function mobilesByDay(table: AccountTable, rows: Int32Array): Float64Array {
  const seen = new Float64Array(table.size);
  let size = 0;
  for (let account = 0; account < table.size; account++) {
    const mobile = rows[account * fieldCount + fieldIndex.mobile] as number;
    const day = table.mobileDay(account);
    if (mobile !== 0 && day !== 0) seen[size++] = mobile * dayRange + day;
  }
  return seen.subarray(0, size).sort();
}
