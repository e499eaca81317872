import type { AccountTable } from '../account-table.ts';
import { hashText } from '../columns/text-pool.ts';
import type { HoldersOf, PairComparer } from '../compare/pair-comparer.ts';
import type { MatchModel } from '../match-model.ts';
import { estimateChances } from './estimate-chances.ts';
import type { Patterns } from './patterns.ts';
import { measureRandomLevels } from './random-levels.ts';
import { measureFrequencies } from './value-frequencies.ts';

const kind = 'fs2';

/** Whether its levels mean what they meant when it was learned. */
export const isOutdated = ({ version }: Pick<MatchModel, 'version'>): boolean =>
  !version.startsWith(`${kind}-`);

/** Learns the model from the accounts themselves and the patterns of their candidate pairs; no labels. */
export function learnModel(
  table: AccountTable,
  rows: Int32Array,
  comparer: PairComparer,
  holdersOf: HoldersOf,
  patterns: Patterns,
): MatchModel {
  const random = measureRandomLevels(table, rows, comparer, holdersOf);
  const learned = {
    accounts: table.size,
    ...estimateChances(table.size, patterns, random),
    frequencies: measureFrequencies(table, rows),
  };
  const text = JSON.stringify(learned);
  const hash = (hashText(text) >>> 0).toString(16).padStart(8, '0');
  return { version: `${kind}-${hash}`, ...learned };
}
