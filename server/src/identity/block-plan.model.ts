import { model, Schema, type Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { BlockPlan } from './engine/block/block-plan.ts';

interface StoredPlan {
  /** The run that found it. */
  _id: Types.ObjectId;
  /** Sealed: the numbers of the plan, eight bytes each. */
  plan: Buffer;
}

const BlockPlanModel = model<StoredPlan>(
  'BlockPlan',
  new Schema<StoredPlan>(
    {
      _id: { type: Schema.Types.ObjectId, required: true },
      plan: { type: Buffer, required: true },
    },
    { collection: 'block_plans', versionKey: false },
  ),
);

export const blockPlanField = sealedField<Pick<StoredPlan, '_id'>>(
  'block_plans',
  'plan',
  ['_id'],
  ({ _id }) => `block-plan:${_id}`,
);

/** Keeps the plan of a run and forgets those of earlier ones. */
export async function saveBlockPlan(
  runId: Types.ObjectId,
  plan: BlockPlan,
  encryption: FieldEncryption,
): Promise<void> {
  const numbers = Float64Array.from(plan).sort();
  const sealed = encryption.sealBytes(
    Buffer.from(numbers.buffer),
    blockPlanField.place({ _id: runId }),
  );
  await BlockPlanModel.updateOne({ _id: runId }, { $set: { plan: sealed } }, { upsert: true });
}

export async function loadBlockPlan(
  runId: Types.ObjectId,
  encryption: FieldEncryption,
): Promise<BlockPlan> {
  const stored = await BlockPlanModel.findById(runId).lean();
  if (!stored) return new Set();
  const bytes = encryption.openBytes(stored.plan, blockPlanField.place(stored));
  return new Set(new Float64Array(Uint8Array.from(bytes).buffer));
}

/** Forgets the plans of runs before this one. */
export const dropOlderPlans = (runId: Types.ObjectId) =>
  BlockPlanModel.deleteMany({ _id: { $lt: runId } });
