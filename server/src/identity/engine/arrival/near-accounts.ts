import type { AccountTable } from '../account-table.ts';
import { makeAllBlocks } from '../block/block-plan.ts';
import { blockRows, isTogether } from '../block/block-rows.ts';
import { Candidates } from '../block/candidates.ts';
import {
  comparedFields,
  fieldIndex,
  type IdentifierField,
  identifierFields,
} from '../compare/compared-field.ts';
import { sharedLevel } from '../compare/levels.ts';
import { type HoldersOf, PairComparer } from '../compare/pair-comparer.ts';
import { weighCandidates } from '../decide/weigh-candidates.ts';
import { rowsWithout } from '../hot-values.ts';
import { PairWeigher } from '../weigh/pair-weigher.ts';
import { Patterns } from '../weigh/patterns.ts';
import { countHolders } from '../weigh/value-holders.ts';
import type { DecisionBasis } from './decision-basis.ts';

const fieldCount = comparedFields.length;

/**
 * Those accounts of a table whose place may depend on these subjects: they may be one person with one of them, or share
 * a value that one of them makes less telling because more accounts have it now. The table holds whoever has an
 * identifier of a subject.
 */
export function accountsNear(
  table: AccountTable,
  subjects: readonly number[],
  basis: DecisionBasis,
): Set<number> {
  const rows = rowsWithout(table, basis.hotValues);
  const holdersOf = countHolders(table, rows);
  const { candidates, patterns } = compareSubjects(table, rows, subjects, holdersOf, basis);
  const weigher = new PairWeigher(table, rows, basis.model);
  const nobody = { has: () => false };
  const edges = weighCandidates({ candidates, patterns }, weigher, basis.bars, nobody);
  const near = new Set<number>();
  for (let edge = 0; edge < edges.size; edge++) near.add(edges.right(edge));
  for (const subject of subjects) {
    for (const account of sharingFewer(table, rows, subject, holdersOf)) near.add(account);
  }
  for (const subject of subjects) near.delete(subject);
  return near;
}

/** Compares each subject with whoever a block brings it together with. */
function compareSubjects(
  table: AccountTable,
  rows: Int32Array,
  subjects: readonly number[],
  holdersOf: HoldersOf,
  { blockPlan }: DecisionBasis,
) {
  const blocks = blockRows(makeAllBlocks(table, rows, blockPlan), table.size);
  const comparer = new PairComparer(table, rows, holdersOf);
  const candidates = new Candidates();
  const patterns = new Patterns();
  for (const subject of subjects) {
    for (let other = 0; other < table.size; other++) {
      if (other === subject || !isTogether(blocks, subject, other)) continue;
      comparer.compare(subject, other);
      candidates.add(subject, other, patterns.add(comparer.low, comparer.high));
    }
  }
  return { candidates, patterns };
}

/** Accounts with a value that counted for more before the subject had it, too. */
function sharingFewer(
  table: AccountTable,
  rows: Int32Array,
  subject: number,
  holdersOf: HoldersOf,
): number[] {
  return identifierFields.flatMap((field) => {
    const value = rows[subject * fieldCount + fieldIndex[field]] as number;
    const holders = holdersOf(field, value);
    const level = (count: number) => sharedLevel(field === 'mobile' ? 'phone' : field, count);
    const isSame = value === 0 || level(holders) === level(holders - 1);
    return isSame ? [] : holding(table, rows, field, value);
  });
}

const numbers = ['mobile', 'phone'] as const;

function holding(
  table: AccountTable,
  rows: Int32Array,
  field: IdentifierField,
  value: number,
): number[] {
  const fields = field === 'mobile' || field === 'phone' ? numbers : [field];
  const found: number[] = [];
  for (let account = 0; account < table.size; account++) {
    if (fields.some((each) => rows[account * fieldCount + fieldIndex[each]] === value))
      found.push(account);
  }
  return found;
}
