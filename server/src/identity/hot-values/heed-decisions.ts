import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { HotValue } from '../engine/hot-values.ts';
import { type HotValueDecision, HotValueDecisionModel } from './hot-value-decision.model.ts';
import { hotValueId } from './hot-value-id.ts';
import { decidedValueField } from './sealed-decision.ts';

export type Standing = Pick<HotValueDecision, 'kind' | 'valueId'> &
  Pick<HotValue, 'field' | 'value'>;

/** People's decisions about values that are not undone, opened. */
export async function standingDecisions(encryption: FieldEncryption): Promise<Standing[]> {
  const found = await HotValueDecisionModel.find({ undone: null }).sort({ _id: 1 }).lean();
  return found.map((decision) => ({
    kind: decision.kind,
    valueId: decision.valueId,
    field: decision.field,
    value: encryption.open<string>(decision.value, decidedValueField.place(decision)),
  }));
}

/** A list of hot values as people want it: without the released ones, with the added ones. */
export function heedDecisions(
  listed: readonly HotValue[],
  standing: readonly Standing[],
  encryption: FieldEncryption,
  holdersOf: (added: Standing) => number,
): HotValue[] {
  if (standing.length === 0) return [...listed];
  const decided = new Set(standing.map(({ valueId }) => valueId));
  const undecided = listed.filter((one) => !decided.has(hotValueId(one, encryption)));
  const added = standing
    .filter(({ kind }) => kind === 'added')
    .map((one) => ({ field: one.field, value: one.value, holders: holdersOf(one) }));
  return [...undecided, ...added].sort(
    (a, b) => b.holders - a.holders || (a.value < b.value ? -1 : 1),
  );
}
