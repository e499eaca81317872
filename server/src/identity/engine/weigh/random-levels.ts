import type { AccountTable } from '../account-table.ts';
import {
  type ComparedField,
  comparedFields,
  fieldIndex,
  type IdentifierField,
} from '../compare/compared-field.ts';
import {
  isIdentifier,
  isSame,
  levelCount,
  levelIn,
  levels,
  sharedLevel,
} from '../compare/levels.ts';
import type { HoldersOf, PairComparer } from '../compare/pair-comparer.ts';
import { defaultChances } from './default-chances.ts';
import { isEvidence } from './field-kinds.ts';
import { pairsYearsApart } from './pairs-years-apart.ts';

const fieldCount = comparedFields.length;
const mostAccounts = 20_000;
const mostPairs = 200_000;
/** How many pairs that show a level its default chance is worth. */
const trustInDefault = 5;

/** What any two accounts show in one field. */
export interface RandomLevels {
  /** By level code. */
  chances: number[];
  /** Pairs in which both know the field. */
  known: number;
}

/**
 * The chance of each level for any two accounts, by field. Equal values are counted exactly, the
 * other levels on pairs drawn by the accounts' own stable numbers, whatever the order of the accounts.
 */
export function measureRandomLevels(
  table: AccountTable,
  rows: Int32Array,
  comparer: PairComparer,
  holdersOf: HoldersOf,
): RandomLevels[] {
  const drawn = drawLevels(table, comparer);
  return comparedFields.map((field, index) => {
    const { known, same } = countSame(table, rows, field, holdersOf);
    const chances = blend(field, drawn[index] as number[], known, same);
    return { chances, known };
  });
}

/** Levels of drawn pairs. */
function drawLevels(table: AccountTable, comparer: PairComparer): number[][] {
  const counts = comparedFields.map(() => new Array<number>(levelCount).fill(0));
  const accounts = drawAccounts(table);
  const size = accounts.length;
  const strides = Math.min(Math.floor(mostPairs / Math.max(1, size)), Math.floor((size - 1) / 2));
  for (let stride = 1; stride <= strides; stride++) {
    for (let index = 0; index < size; index++) {
      comparer.compare(accounts[index] as number, accounts[(index + stride) % size] as number);
      countLevels(counts, comparer);
    }
  }
  return counts;
}

function countLevels(counts: number[][], { low, high }: PairComparer): void {
  for (let field = 0; field < fieldCount; field++) {
    const count = counts[field] as number[];
    const level = levelIn(low, high, field);
    count[level] = (count[level] as number) + 1;
  }
}

/** The accounts with the smallest stable numbers, in that order. */
function drawAccounts(table: AccountTable): number[] {
  const ids = Float64Array.from({ length: table.size }, (_, account) => table.stableId(account));
  const sorted = ids.slice().sort();
  const largest = sorted[Math.min(table.size, mostAccounts) - 1] ?? 0;
  const drawn: number[] = [];
  for (let account = 0; account < table.size; account++) {
    if ((ids[account] as number) <= largest) drawn.push(account);
  }
  return drawn.sort((a, b) => (ids[a] as number) - (ids[b] as number));
}

interface SamePairs {
  /** Pairs in which both know the field. */
  known: number;
  /** Pairs of equal values, by level. */
  same: number[];
}

function countSame(
  table: AccountTable,
  rows: Int32Array,
  field: ComparedField,
  holdersOf: HoldersOf,
): SamePairs {
  const counts = new Map<number, number>();
  const sizes =
    field === 'gender' ? 2 : field === 'birthday' ? table.birthdays.size : table.poolOf(field).size;
  const column = new Int32Array(sizes + 1);
  let known = 0;
  const end = table.size * fieldCount;
  for (let place: number = fieldIndex[field]; place < end; place += fieldCount) {
    const value = rows[place] as number;
    if (value === 0) continue;
    known++;
    column[value] = (column[value] as number) + 1;
  }
  for (let value = 1; value <= sizes; value++) {
    const holders = column[value] as number;
    if (holders < 2) continue;
    const level = levelOfSame(field, value, holdersOf);
    counts.set(level, (counts.get(level) ?? 0) + (holders * (holders - 1)) / 2);
  }
  const same = Array.from({ length: levelCount }, (_, level) => counts.get(level) ?? 0);
  if (field === 'mobile') setApart(same, pairsYearsApart(table, rows), holdersOf);
  return { known: (known * (known - 1)) / 2, same };
}

/** Moves pairs that know a mobile from times far apart to the level of these. */
function setApart(same: number[], apart: Map<number, number>, holdersOf: HoldersOf): void {
  for (const [mobile, pairs] of apart) {
    if (levelOfSame('mobile', mobile, holdersOf) !== levels.same) continue;
    same[levels.same] = (same[levels.same] as number) - pairs;
    same[levels.yearsApart] = (same[levels.yearsApart] as number) + pairs;
  }
}

const levelOfSame = (field: ComparedField, value: number, holdersOf: HoldersOf): number =>
  isIdentifier(field)
    ? sharedLevel(field as IdentifierField, holdersOf(field as IdentifierField, value))
    : levels.same;

function blend(field: ComparedField, drawn: number[], known: number, same: number[]): number[] {
  const defaults = defaultChances[field].strangers;
  const others = drawn.reduce(
    (sum, count, level) => sum + (isEvidence(level) && !isSame(field, level) ? count : 0),
    0,
  );
  const chances = defaults.map((chance, level) => {
    if (!isEvidence(level)) return 0;
    return isSame(field, level)
      ? trusted(same[level] as number, known, chance)
      : trusted(drawn[level] as number, others, chance);
  });
  return normalised(chances);
}

/** The share that was seen, drawn towards the default as long as little was seen. */
export const trusted = (seen: number, among: number, byDefault: number): number =>
  byDefault === 0 ? 0 : (seen + trustInDefault) / (among + trustInDefault / byDefault);

/** Chances that add up to one. */
export function normalised(chances: number[]): number[] {
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}
