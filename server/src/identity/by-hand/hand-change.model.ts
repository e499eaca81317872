import { changeKinds } from '@heyi/shared/identity/changes.schema';
import { model, Schema, type Types } from 'mongoose';
import { type Doer, doerSchema } from '../doer.ts';

/** What a person decided about accounts; it stands until it is undone, and is never removed. */
export interface HandChange {
  _id: Types.ObjectId;
  /** `merged`: both sides are one person. `split`, `rejected`: they are two. */
  kind: (typeof changeKinds)[number];
  /** Accounts of the customer that kept its id. */
  left: Types.ObjectId[];
  /** Accounts that came to it, left it, or stay apart from it. */
  right: Types.ObjectId[];
  leftCustomerId: Types.ObjectId;
  rightCustomerId: Types.ObjectId;
  /** Customers that pointed to the right one when it was merged. */
  redirects: Types.ObjectId[];
  reviewPairId: Types.ObjectId | null;
  /** A sealed string, as is that of `undone`. */
  reason: Buffer;
  by: Doer;
  at: Date;
  undone: { by: Doer; at: Date; reason: Buffer } | null;
}

const undoneSchema = new Schema<NonNullable<HandChange['undone']>>(
  {
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
    reason: { type: Buffer, required: true },
  },
  { _id: false },
);

const handChangeSchema = new Schema<HandChange>(
  {
    kind: { type: String, required: true, enum: changeKinds },
    left: { type: [Schema.Types.ObjectId], required: true },
    right: { type: [Schema.Types.ObjectId], required: true },
    leftCustomerId: { type: Schema.Types.ObjectId, required: true },
    rightCustomerId: { type: Schema.Types.ObjectId, required: true },
    redirects: { type: [Schema.Types.ObjectId], default: [] },
    reviewPairId: { type: Schema.Types.ObjectId, default: null },
    reason: { type: Buffer, required: true },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
    undone: { type: undoneSchema, default: null },
  },
  { collection: 'hand_changes', versionKey: false },
);
handChangeSchema.index({ left: 1, _id: 1 });
handChangeSchema.index({ right: 1, _id: 1 });

export const HandChangeModel = model<HandChange>('HandChange', handChangeSchema);
