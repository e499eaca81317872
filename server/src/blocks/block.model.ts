import { type BlockKind, blockKinds } from '@heyi/shared/blocks/blocks.schema';
import { model, Schema, type Types } from 'mongoose';
import { sealedField } from '../database/sealed-field.ts';
import { type Doer, doerSchema } from '../identity/doer.ts';

/** Whoever has one of these accounts may not sign in; kept when it is lifted. */
export interface Block {
  _id: Types.ObjectId;
  of: BlockKind;
  targetId: Types.ObjectId;
  /** The account, or all that the customer had: whoever they belong to later is blocked too. */
  accountIds: Types.ObjectId[];
  /** A sealed string. */
  reason: Buffer;
  by: Doer;
  at: Date;
  inForce: boolean;
  liftedAt: Date | null;
}

export const blockReasonField = sealedField<Pick<Block, '_id'>>(
  'blocks',
  'reason',
  ['_id'],
  ({ _id }) => `block:${_id}:reason`,
);

const blockSchema = new Schema<Block>(
  {
    of: { type: String, required: true, enum: blockKinds },
    targetId: { type: Schema.Types.ObjectId, required: true },
    accountIds: { type: [Schema.Types.ObjectId], required: true },
    reason: { type: Buffer, required: true },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
    inForce: { type: Boolean, required: true },
    liftedAt: { type: Date, default: null },
  },
  { collection: 'blocks', versionKey: false },
);
const ifInForce = { partialFilterExpression: { inForce: true } };
blockSchema.index({ targetId: 1, of: 1 }, { unique: true, ...ifInForce });
blockSchema.index({ accountIds: 1 }, ifInForce);

export const BlockModel = model<Block>('Block', blockSchema);
