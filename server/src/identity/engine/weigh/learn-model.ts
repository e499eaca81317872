import type { AccountTable } from '../account-table.ts';
import { hashText } from '../columns/text-pool.ts';
import type { HoldersOf, PairComparer } from '../compare/pair-comparer.ts';
import type { MatchModel } from '../match-model.ts';
import { estimateChances } from './estimate-chances.ts';
import type { Patterns } from './patterns.ts';
import { measureRandomLevels, type RandomLevels } from './random-levels.ts';
import { measureFrequencies } from './value-frequencies.ts';

const kind = 'fs2';

/** Whether its levels mean what they meant when it was learned. */
export const isOutdated = ({ version }: Pick<MatchModel, 'version'>): boolean =>
  !version.startsWith(`${kind}-`);

/** What is learned from the accounts themselves, before any pair is compared. */
export interface Measured {
  accounts: number;
  random: RandomLevels[];
  frequencies: MatchModel['frequencies'];
}

export function measureAccounts(
  table: AccountTable,
  rows: Int32Array,
  comparer: PairComparer,
  holdersOf: HoldersOf,
): Measured {
  return {
    accounts: table.size,
    random: measureRandomLevels(table, rows, comparer, holdersOf),
    frequencies: measureFrequencies(table, rows),
  };
}

/** Learns the model from the accounts and the patterns of their candidate pairs; no labels. */
export function learnModel(
  { accounts, random, frequencies }: Measured,
  patterns: Patterns,
): MatchModel {
  const learned = { accounts, ...estimateChances(accounts, patterns, random), frequencies };
  const text = JSON.stringify(learned);
  const hash = (hashText(text) >>> 0).toString(16).padStart(8, '0');
  return { version: `${kind}-${hash}`, ...learned };
}
