import type { AccountTable } from '../account-table.ts';
import {
  comparedFields,
  type FrequencyField,
  fieldIndex,
  frequencyFields,
} from '../compare/compared-field.ts';
import type { ValueFrequencies } from '../match-model.ts';

const fieldCount = comparedFields.length;
const mostCommon = 2000;
const fewestHolders = 3;

/** How often the values of each field occur in these rows. */
export function measureFrequencies(
  table: AccountTable,
  rows: Int32Array,
): Record<FrequencyField, ValueFrequencies> {
  const entries = frequencyFields.map((field) => [field, frequenciesOf(table, rows, field)]);
  return Object.fromEntries(entries);
}

function frequenciesOf(
  table: AccountTable,
  rows: Int32Array,
  field: FrequencyField,
): ValueFrequencies {
  const counts = countValues(table, rows, field);
  let known = 0;
  for (const count of counts) known += count;
  if (known === 0) return { common: [], rest: 0 };
  const common: [hash: number, count: number][] = [];
  for (let value = 1; value < counts.length; value++) {
    const count = counts[value] as number;
    if (count >= fewestHolders) common.push([hashOf(table, field, value), count]);
  }
  common.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  common.length = Math.min(common.length, mostCommon);
  return {
    common: common.map(([hash, count]) => [hash, count / known]),
    rest: restOf(counts, common, known),
  };
}

function countValues(table: AccountTable, rows: Int32Array, field: FrequencyField): Int32Array {
  const counts = new Int32Array(valueCount(table, field) + 1);
  const end = table.size * fieldCount;
  for (let place: number = fieldIndex[field]; place < end; place += fieldCount) {
    const value = rows[place] as number;
    counts[value] = (counts[value] as number) + 1;
  }
  counts[0] = 0;
  return counts;
}

/** The share of the value that an account outside the common ones has, on average. */
function restOf(counts: Int32Array, common: [number, number][], known: number): number {
  let sum = 0;
  let squares = 0;
  for (const count of counts) {
    sum += count;
    squares += count * count;
  }
  for (const [, count] of common) {
    sum -= count;
    squares -= count * count;
  }
  return (sum > 0 ? squares / sum : 1) / known;
}

export const valueCount = (table: AccountTable, field: FrequencyField): number =>
  field === 'birthday' ? table.birthdays.size : table.poolOf(field).size;

/** Names a value the same in every run. */
export const hashOf = (table: AccountTable, field: FrequencyField, value: number): number =>
  field === 'birthday' ? table.birthdays.value(value) : table.poolOf(field).hash(value);
