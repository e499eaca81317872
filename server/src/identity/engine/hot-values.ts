import { type AccountTable, documentScopes } from './account-table.ts';
import { sharedInts } from './columns/shared-memory.ts';
import {
  comparedFields,
  fieldIndex,
  type IdentifierField,
  identifierFields,
} from './compare/compared-field.ts';
import { levels } from './compare/levels.ts';
import type { HoldersOf } from './compare/pair-comparer.ts';
import { nameLevel } from './compare/text-levels.ts';
import { countHolders } from './weigh/value-holders.ts';

/** A value of an identifier that stands with too many different persons to say who somebody is. */
export interface HotValue {
  field: IdentifierField;
  value: string;
  /** How many accounts hold it. */
  holders: number;
}

const fieldCount = comparedFields.length;
/** More than a family has: from so many different persons on, a value is hot. */
const fewestPersons = 7;
/** So many different birthdays are many persons, whatever they are called: more than typing errors make of a family's. */
const fewestBirthdays = 30;

/** Finds values such as an agent's own mobile, by how many persons their holders are; documents are never hot. */
export function findHotValues(table: AccountTable): HotValue[] {
  const holdersOf = countHolders(table, table.rows);
  const found = identifierFields.flatMap((field) =>
    field === 'document' ? [] : findHot(table, field, holdersOf),
  );
  return found.sort((a, b) => b.holders - a.holders || (a.value < b.value ? -1 : 1));
}

function findHot(table: AccountTable, field: IdentifierField, holdersOf: HoldersOf): HotValue[] {
  const accountsOf = new Map<number, number[]>();
  for (let account = 0; account < table.size; account++) {
    const value = valueAt(table, account, field);
    if (value === 0 || holdersOf(field, value) < fewestPersons) continue;
    const accounts = accountsOf.get(value);
    if (accounts) accounts.push(account);
    else accountsOf.set(value, [account]);
  }
  const hot: HotValue[] = [];
  for (const [value, accounts] of accountsOf) {
    if (!isManyPersons(table, accounts) && !haveManyBirthdays(table, accounts)) continue;
    hot.push({ field, value: table.poolOf(field).text(value), holders: holdersOf(field, value) });
  }
  return hot;
}

function isManyPersons(table: AccountTable, accounts: number[]): boolean {
  const persons: number[] = [];
  for (const account of accounts.sort((a, b) => table.stableId(a) - table.stableId(b))) {
    if (valueAt(table, account, 'givenName') === 0) continue;
    if (persons.some((person) => isAlike(table, account, person))) continue;
    persons.push(account);
    if (persons.length >= fewestPersons) return true;
  }
  return false;
}

function haveManyBirthdays(table: AccountTable, accounts: readonly number[]): boolean {
  if (accounts.length < fewestBirthdays) return false;
  const days = new Set(accounts.map((account) => valueAt(table, account, 'birthday')));
  days.delete(0);
  return days.size >= fewestBirthdays;
}

const valueAt = (
  table: AccountTable,
  account: number,
  field: (typeof comparedFields)[number],
): number => table.rows[account * fieldCount + fieldIndex[field]] as number;

function isAlike(table: AccountTable, one: number, other: number): boolean {
  const same = (field: 'document' | 'birthday') => {
    const value = valueAt(table, one, field);
    return value !== 0 && value === valueAt(table, other, field);
  };
  if (same('document')) return true;
  if (bothValidIds(table, one, other)) return false;
  return same('birthday') || isAlikeName(table, one, other);
}

function isAlikeName(table: AccountTable, one: number, other: number): boolean {
  return (['surname', 'givenName'] as const).every((field) => {
    const [left, right] = [valueAt(table, one, field), valueAt(table, other, field)];
    if (left === right || left === 0 || right === 0) return true;
    return nameLevel(table.names, left, right) < levels.partial;
  });
}

function bothValidIds(table: AccountTable, one: number, other: number): boolean {
  const [left, right] = [valueAt(table, one, 'document'), valueAt(table, other, 'document')];
  const isValid = (id: number) =>
    id !== 0 && table.documents.scope(id) === documentScopes['national-id'];
  return isValid(left) && isValid(right);
}

/** The rows of the table without the hot values, so that these are neither keys nor evidence. */
export function rowsWithout(table: AccountTable, hotValues: readonly HotValue[]): Int32Array {
  if (hotValues.length === 0) return table.rows;
  const rows = sharedInts(table.size * fieldCount);
  rows.set(table.rows.subarray(0, rows.length));
  for (const [fields, values] of hotByPool(hotValues)) {
    for (const field of fields) dropValues(table, rows, field, values);
  }
  return rows;
}

const numbers: readonly IdentifierField[] = ['mobile', 'phone'];

type HotOfPool = [readonly IdentifierField[], Set<string>];
const poolsMade = new WeakMap<readonly HotValue[], HotOfPool[]>();

/** Made once a list: single accounts are decided by it by the thousand. */
function hotByPool(hotValues: readonly HotValue[]): HotOfPool[] {
  const known = poolsMade.get(hotValues);
  if (known) return known;
  const byPool = new Map<string, HotOfPool>();
  for (const { field, value } of hotValues) {
    const isNumber = numbers.includes(field);
    const name = isNumber ? 'number' : field;
    const entry = byPool.get(name) ?? [isNumber ? numbers : [field], new Set<string>()];
    entry[1].add(value);
    byPool.set(name, entry);
  }
  const made = [...byPool.values()];
  poolsMade.set(hotValues, made);
  return made;
}

function dropValues(
  table: AccountTable,
  rows: Int32Array,
  field: IdentifierField,
  values: Set<string>,
): void {
  const pool = table.poolOf(field);
  const isHot = new Uint8Array(pool.size + 1);
  for (let id = 1; id <= pool.size; id++) isHot[id] = values.has(pool.text(id)) ? 1 : 0;
  for (let place: number = fieldIndex[field]; place < rows.length; place += fieldCount) {
    if (isHot[rows[place] as number] === 1) rows[place] = 0;
  }
}
