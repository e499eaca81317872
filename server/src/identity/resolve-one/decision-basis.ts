import type { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { loadBlockPlan } from '../block-plan.model.ts';
import { AccountTable } from '../engine/account-table.ts';
import type { DecisionBasis } from '../engine/arrival/decision-basis.ts';
import { resolveMany } from '../engine/resolve-many.ts';
import { ResolutionRunModel } from '../resolution-run.model.ts';
import { lastDecisions } from '../resolution-runs.ts';
import { currentSettings } from '../settings/current-settings.ts';

/** By what single accounts are decided: what the last run did; before the first what is assumed of anybody. */
export interface StoredBasis extends DecisionBasis {
  runId: Types.ObjectId | null;
}

let last: { runId: string; basis: StoredBasis } | null = null;

/** Opens what the last run found once a process and run. */
export async function decisionBasis(encryption: FieldEncryption): Promise<StoredBasis> {
  const run = await ResolutionRunModel.findOne({ status: 'done' })
    .sort({ _id: -1 })
    .select({ _id: 1 })
    .lean();
  const runId = run?._id.toHexString();
  if (!runId) return beforeAnyRun();
  if (last?.runId === runId) return last.basis;
  const decisions = await lastDecisions(encryption);
  if (!decisions) return beforeAnyRun();
  const basis = { ...decisions, blockPlan: await loadBlockPlan(decisions.runId, encryption) };
  last = { runId: decisions.runId.toHexString(), basis };
  return basis;
}

let assumed: Pick<DecisionBasis, 'model' | 'hotValues' | 'blockPlan'> | null = null;

async function beforeAnyRun(): Promise<StoredBasis> {
  assumed ??= resolveMany(new AccountTable());
  const { model, hotValues, blockPlan } = assumed;
  const { bars } = await currentSettings();
  return { runId: null, model, hotValues, blockPlan, bars };
}
