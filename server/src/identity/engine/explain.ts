import type { LinkRule } from '@heyi/shared/identity/link-rule';
import type { AccountTable } from './account-table.ts';
import { type ComparedField, comparedFields } from './compare/compared-field.ts';
import { type LevelName, levelIn, levelName, levels } from './compare/levels.ts';
import { type HoldersOf, PairComparer } from './compare/pair-comparer.ts';
import { ruleOf } from './decide/link-rule.ts';
import { type Veto, vetoesOf } from './decide/vetoes.ts';
import { type HotValue, rowsWithout } from './hot-values.ts';
import type { MatchModel } from './match-model.ts';
import { PairWeigher } from './weigh/pair-weigher.ts';
import { countHolders } from './weigh/value-holders.ts';

/** What one field says for (positive bits) or against (negative) one person. */
export interface EvidenceField {
  /** `moved`: a move explains another home; `household`: a common household explains what is the same. */
  field: ComparedField | 'moved' | 'household';
  level: LevelName | 'explained';
  weight: number;
  left: string | null;
  right: string | null;
}

/** Why two accounts are, or are not, one person; the parts add up to the weight. */
export interface Evidence {
  probability: number;
  /** Bits of evidence. */
  weight: number;
  /** Bits before any evidence. */
  prior: number;
  rule: LinkRule;
  vetoes: Veto[];
  parts: EvidenceField[];
}

export interface ExplainOptions {
  /** Values that are not compared. */
  hotValues?: readonly HotValue[];
  /** How many accounts in all hold a value; those of the table when not given. */
  holdersOf?: HoldersOf;
}

/** Explains any two accounts of a table by a model. */
export function explainPair(
  table: AccountTable,
  model: MatchModel,
  a: number,
  b: number,
  options: ExplainOptions = {},
): Evidence {
  return explainer(table, model, options)(a, b);
}

/** Explains pairs of one table, preparing it once. */
export function explainer(
  table: AccountTable,
  model: MatchModel,
  { hotValues = [], holdersOf }: ExplainOptions = {},
): (a: number, b: number) => Evidence {
  const rows = rowsWithout(table, hotValues);
  const comparer = new PairComparer(table, rows, holdersOf ?? countHolders(table, rows));
  const weigher = new PairWeigher(table, rows, model);
  return (a, b) => {
    comparer.compare(a, b);
    const { low, high } = comparer;
    const weight = weigher.weigh(a, b, low, high);
    return {
      probability: weigher.probability(weight),
      weight,
      prior: weigher.prior,
      rule: ruleOf(table, rows, a, low, high),
      vetoes: vetoesOf(low, high),
      parts: partsOf(table, weigher, comparer, [a, b]),
    };
  };
}

/** So that the parts add up; what rounds to nothing is still shown. */
const leastShown = 1e-7;

function partsOf(
  table: AccountTable,
  weigher: PairWeigher,
  { low, high }: PairComparer,
  [a, b]: [number, number],
): EvidenceField[] {
  const parts: EvidenceField[] = [];
  for (const [index, field] of comparedFields.entries()) {
    const level = levelIn(low, high, index);
    if (level === levels.missing) continue;
    const weight = weigher.partOf(index, level, a, b);
    const [left, right] = [table.valueOf(a, field), table.valueOf(b, field)];
    parts.push({ field, level: levelName(field, level), weight, left, right });
  }
  const explained = { moved: weigher.moved, household: weigher.household };
  for (const [field, weight] of Object.entries(explained) as ['moved' | 'household', number][]) {
    if (Math.abs(weight) < leastShown) continue;
    parts.push({ field, level: 'explained', weight, left: null, right: null });
  }
  return parts;
}
