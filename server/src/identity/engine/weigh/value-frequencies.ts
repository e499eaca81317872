import type { AccountTable } from '../account-table.ts';
import {
  comparedFields,
  type FrequencyField,
  fieldIndex,
  frequencyFields,
} from '../compare/compared-field.ts';
import { levels } from '../compare/levels.ts';
import type { ValueFrequencies } from '../match-model.ts';
import { defaultChances } from './default-chances.ts';

const fieldCount = comparedFields.length;
const mostCommon = 2000;
const fewestHolders = 3;
/** How many accounts the usual share is worth. */
const trustInDefault = 500;
const lastLatin = 0x2e7f;

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
  const shareOf = sharesWithin(table, field, counts);
  const common: [value: number, count: number][] = [];
  let sum = 0;
  let shares = 0;
  for (let value = 1; value < counts.length; value++) {
    const count = counts[value] as number;
    sum += count;
    shares += count * shareOf(value);
    if (count >= fewestHolders) common.push([value, count]);
  }
  const hash = (value: number) => hashOf(table, field, value);
  common.sort((a, b) => b[1] - a[1] || hash(a[0]) - hash(b[0]));
  common.length = Math.min(common.length, mostCommon);
  for (const [value, count] of common) {
    sum -= count;
    shares -= count * shareOf(value);
  }
  return {
    common: common.map(([value]) => [hash(value), shareOf(value)]),
    rest: sum > 0 ? shares / sum : 0,
  };
}

/**
 * How many other accounts have the value, as a share; in small lists drawn towards the usual share of a value.
 * Given names are as rare as they are within their script: whoever is called Smith is not called 建国.
 */
function sharesWithin(
  table: AccountTable,
  field: FrequencyField,
  counts: Int32Array,
): (value: number) => number {
  const isHan = (value: number) =>
    field === 'givenName' && table.names.startsAfter(value, lastLatin);
  const known = [0, 0];
  for (let value = 1; value < counts.length; value++) {
    const script = Number(isHan(value));
    known[script] = (known[script] as number) + (counts[value] as number);
  }
  const byDefault = trustInDefault * (defaultChances[field].strangers[levels.same] as number);
  return (value) =>
    ((counts[value] as number) - 1 + byDefault) /
    ((known[Number(isHan(value))] as number) + trustInDefault);
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

export const valueCount = (table: AccountTable, field: FrequencyField): number =>
  field === 'birthday' ? table.birthdays.size : table.poolOf(field).size;

/** Names a value the same in every run. */
export const hashOf = (table: AccountTable, field: FrequencyField, value: number): number =>
  field === 'birthday' ? table.birthdays.value(value) : table.poolOf(field).hash(value);
