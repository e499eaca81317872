import type { StaffActor } from '@heyi/shared/actor';
import type { AuditAction } from '@heyi/shared/audit/audit.schema';
import { AppError, must } from '@heyi/shared/errors';
import type { NewHotValue } from '@heyi/shared/identity/hot-values.schema';
import type { Page, PageOf } from '@heyi/shared/paging';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { pageById } from '../../database/page-by-id.ts';
import { inTransaction } from '../../database/transaction.ts';
import { doerOf } from '../by-hand/deed.ts';
import { AccountTable } from '../engine/account-table.ts';
import type { HotValue } from '../engine/hot-values.ts';
import { canSeeIdentities, canSetIdentities, canUnmask } from '../identity.policy.ts';
import { type HotValueDecision, HotValueDecisionModel } from './hot-value-decision.model.ts';
import { hotValueId } from './hot-value-id.ts';
import { findListed } from './hot-value-list.ts';
import {
  decidedValueField,
  hotValueReasonField,
  hotValueUndoneReasonField,
} from './sealed-decision.ts';

interface Tools {
  occasion: Occasion;
  encryption: FieldEncryption;
}

type Value = Pick<HotValue, 'field' | 'value'>;

/** From the next run on nobody is told apart, or joined, by this value. */
export async function addHotValue(
  actor: StaffActor,
  { field, value, reason }: NewHotValue,
  tools: Tools,
): Promise<HotValueDecision> {
  must(canSetIdentities(actor), 'auth.forbidden');
  const read = readValue(field, value);
  must(read, 'hot_value.unreadable');
  const id = hotValueId(read, tools.encryption);
  await refuseDecided(id, tools.encryption);
  must(!(await findListed(id, tools.encryption)), 'hot_value.listed');
  return decide(actor, 'added', read, reason, tools);
}

/** From the next run on this value is evidence, however many share it. */
export async function releaseHotValue(
  actor: StaffActor,
  id: string,
  reason: string,
  tools: Tools,
): Promise<HotValueDecision> {
  must(canSetIdentities(actor), 'auth.forbidden');
  await refuseDecided(id, tools.encryption);
  const listed = await findListed(id, tools.encryption);
  must(listed, 'hot_value.not_found');
  return decide(actor, 'released', listed, reason, tools);
}

/** A typed value as the engine knows it; null when it says nothing, as a placeholder does. */
function readValue(field: NewHotValue['field'], value: string): Value | null {
  const table = new AccountTable();
  table.add({ accountId: '', channel: 'agency', fields: { [field]: value } });
  // A number counts by what it is, not by the column that it was typed into.
  for (const known of new Set([field, 'mobile', 'phone'] as const)) {
    const text = table.valueOf(0, known);
    if (text !== null) return { field: known, value: text };
  }
  return null;
}

async function refuseDecided(valueId: string, encryption: FieldEncryption): Promise<void> {
  const standing = await HotValueDecisionModel.findOne({ valueId, undone: null }).lean();
  if (!standing) return;
  const { kind, by, at } = standing;
  const reason = encryption.open<string>(standing.reason, hotValueReasonField.place(standing));
  throw new AppError('hot_value.decided', { kind, by, at: at.toISOString(), reason });
}

async function decide(
  actor: StaffActor,
  kind: HotValueDecision['kind'],
  { field, value }: Value,
  reason: string,
  { occasion, encryption }: Tools,
): Promise<HotValueDecision> {
  const _id = new Types.ObjectId();
  const valueId = hotValueId({ field, value }, encryption);
  const decision: HotValueDecision = {
    _id,
    kind,
    valueId,
    field,
    value: encryption.seal(value, decidedValueField.place({ _id })),
    reason: encryption.seal(reason, hotValueReasonField.place({ _id })),
    by: doerOf(actor),
    at: occasion.at,
    undone: null,
  };
  try {
    await inTransaction(async (session) => {
      await HotValueDecisionModel.create([decision], { session });
      const target = { type: 'hot-value' as const, id: valueId };
      const action: AuditAction = kind === 'added' ? 'hot_value.added' : 'hot_value.released';
      await recordAudit(
        {
          actor,
          action,
          target,
          details: { fields: [field] },
          reason: { text: reason, encryption },
        },
        occasion,
        session,
      );
    });
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000)
      await refuseDecided(valueId, encryption);
    throw error;
  }
  return decision;
}

/** From the next run on the machine judges the value again. */
export async function undoHotValueDecision(
  actor: StaffActor,
  id: string,
  reason: string,
  { occasion, encryption }: Tools,
): Promise<HotValueDecision> {
  must(canSetIdentities(actor), 'auth.forbidden');
  const sealed = encryption.seal(
    reason,
    hotValueUndoneReasonField.place({ _id: new Types.ObjectId(id) }),
  );
  const undone = { by: doerOf(actor), at: occasion.at, reason: sealed };
  return inTransaction(async (session) => {
    const decision = await HotValueDecisionModel.findOneAndUpdate(
      { _id: id, undone: null },
      { $set: { undone } },
      { session, returnDocument: 'after' },
    ).lean();
    if (!decision) {
      const found = await HotValueDecisionModel.findById(id).session(session).lean();
      must(found, 'hot_value.decision_not_found');
      throw new AppError('hot_value.undone', {
        by: found.undone?.by,
        at: found.undone?.at.toISOString(),
      });
    }
    const target = { type: 'hot-value' as const, id: decision.valueId };
    const details = { kind: decision.kind };
    const said = { text: reason, encryption };
    await recordAudit(
      { actor, action: 'hot_value.undone', target, details, reason: said },
      occasion,
      session,
    );
    return decision;
  });
}

export async function listHotValueDecisions(
  actor: StaffActor,
  page: Page,
): Promise<PageOf<HotValueDecision>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  return pageById(HotValueDecisionModel, {}, page);
}

/** One value in clear; shown only after the look is in the audit trail. */
export async function unmaskHotValue(
  actor: StaffActor,
  id: string,
  reason: string,
  { occasion, encryption }: Tools,
): Promise<Value> {
  must(canUnmask(actor), 'auth.forbidden');
  const found = (await findListed(id, encryption)) ?? (await decidedValue(id, encryption));
  must(found, 'hot_value.not_found');
  const target = { type: 'hot-value' as const, id };
  const details = { fields: [found.field] };
  await recordAudit(
    { actor, action: 'hot_value.unmasked', target, details, reason: { text: reason, encryption } },
    occasion,
  );
  return { field: found.field, value: found.value };
}

async function decidedValue(valueId: string, encryption: FieldEncryption): Promise<Value | null> {
  const found = await HotValueDecisionModel.findOne({ valueId }).sort({ _id: -1 }).lean();
  if (!found) return null;
  const value = encryption.open<string>(found.value, decidedValueField.place(found));
  return { field: found.field, value };
}
