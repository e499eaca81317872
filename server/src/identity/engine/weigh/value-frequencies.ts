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
  const scripts = scriptsOf(table, field, counts);
  const hash = (value: number) => hashOf(table, field, value);
  const common: number[] = [];
  for (let value = 1; value < counts.length; value++) {
    if ((counts[value] as number) >= fewestHolders) common.push(value);
  }
  common.sort((a, b) => (counts[b] as number) - (counts[a] as number) || hash(a) - hash(b));
  common.length = Math.min(common.length, mostCommon);
  const rest = counts.slice();
  const shares = common.map((value): [number, number] => {
    rest[value] = 0;
    return [hash(value), shareOf(scripts, field, value, counts[value] as number)];
  });
  return { common: shares, rest: averageShare(scripts, field, rest) };
}

/** Given names are as rare as they are within their script: whoever is called Smith is not called 建国. */
interface Scripts {
  /** 0 or 1. */
  of(value: number): number;
  /** Accounts that know the field, by script. */
  known: [number, number];
}

function scriptsOf(table: AccountTable, field: FrequencyField, counts: Int32Array): Scripts {
  const of = (value: number) =>
    Number(field === 'givenName' && table.names.startsAfter(value, lastLatin));
  const known: Scripts['known'] = [0, 0];
  for (let value = 1; value < counts.length; value++) {
    known[of(value) as 0 | 1] += counts[value] as number;
  }
  return { of, known };
}

/** How many other accounts have the value, as a share; in small lists drawn towards the usual share of a value. */
const shareOf = (
  { of, known }: Scripts,
  field: FrequencyField,
  value: number,
  count: number,
): number => (count - 1 + usualHolders(field)) / (known[of(value) as 0 | 1] + trustInDefault);

const usualHolders = (field: FrequencyField): number =>
  trustInDefault * (defaultChances[field].strangers[levels.same] as number);

/** The share that an account's value has on average, from sums of whole numbers, which have no order. */
function averageShare({ of, known }: Scripts, field: FrequencyField, counts: Int32Array): number {
  const sums = [0, 0];
  const pairs = [0, 0];
  for (let value = 1; value < counts.length; value++) {
    const count = counts[value] as number;
    const script = of(value);
    sums[script] = (sums[script] as number) + count;
    pairs[script] = (pairs[script] as number) + count * (count - 1);
  }
  const [first, second] = [0, 1].map(
    (script) =>
      ((pairs[script] as number) + (sums[script] as number) * usualHolders(field)) /
      (known[script as 0 | 1] + trustInDefault),
  ) as [number, number];
  const all = (sums[0] as number) + (sums[1] as number);
  return all > 0 ? (first + second) / all : 0;
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
