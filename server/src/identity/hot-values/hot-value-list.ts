import type { Actor } from '@heyi/shared/actor';
import { type InputProblem, must } from '@heyi/shared/errors';
import type { HotValueQuery } from '@heyi/shared/identity/hot-values.schema';
import type { PageOf } from '@heyi/shared/paging';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { HotValue } from '../engine/hot-values.ts';
import { canSeeIdentities } from '../identity.policy.ts';
import { decisionsOf, lastDecisions } from '../resolution-runs.ts';
import { type HotValueDecision, HotValueDecisionModel } from './hot-value-decision.model.ts';
import { hotValueId } from './hot-value-id.ts';

/** A hot value by its id, and the person's decision about it that stands. */
export interface ListedValue extends HotValue {
  id: string;
  decision: HotValueDecision | null;
}

const wrongCursor: InputProblem = {
  in: 'query',
  path: 'cursor',
  message: '分页游标无效，请从第一页重新开始',
};

/** The hot values that a run (the last one, when none is named) went by, those with most holders first; none before the first run. */
export async function listHotValues(
  actor: Actor,
  { limit, cursor = '0', runId }: HotValueQuery,
  encryption: FieldEncryption,
): Promise<PageOf<ListedValue>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  must(/^\d{1,9}$/.test(cursor), 'input.invalid', [wrongCursor]);
  const hotValues = await listOf(runId, encryption);
  const from = Number(cursor);
  const end = from + limit;
  const shown = hotValues
    .slice(from, end)
    .map((one) => ({ ...one, id: hotValueId(one, encryption) }));
  const decisions = await HotValueDecisionModel.find({
    valueId: { $in: shown.map(({ id }) => id) },
    undone: null,
  }).lean();
  const decisionOf = new Map(decisions.map((decision) => [decision.valueId, decision]));
  return {
    items: shown.map((one) => ({ ...one, decision: decisionOf.get(one.id) ?? null })),
    nextCursor: end < hotValues.length ? String(end) : null,
  };
}

async function listOf(runId: string | undefined, encryption: FieldEncryption) {
  if (!runId) return (await lastDecisions(encryption))?.hotValues ?? [];
  const decisions = await decisionsOf(runId, encryption);
  must(decisions, 'run.not_found');
  return decisions.hotValues;
}

/** The value of the last run's list that goes by this id. */
export async function findListed(
  id: string,
  encryption: FieldEncryption,
): Promise<HotValue | undefined> {
  const { hotValues = [] } = (await lastDecisions(encryption)) ?? {};
  return hotValues.find((one) => hotValueId(one, encryption) === id);
}
