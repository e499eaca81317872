import { type AccountSource, accountSources } from '@heyi/shared/identity/account-field';
import { model, Schema, type Types } from 'mongoose';
import { anyObjectId } from '../database/any-object-id.ts';

/** The one person behind any number of channel accounts. Its id is stable; a merged one points to its successor. */
export interface Customer {
  _id: Types.ObjectId;
  status: 'active' | 'merged';
  mergedInto: Types.ObjectId | null;
  accountCount: number;
  /** Hash over its accounts and their contents: the golden record is computed anew when it differs. */
  membersHash: string;
  channels: AccountSource[];
  /** A sealed `GoldenRecord`. */
  goldenRecord: Buffer;
  createdAt: Date;
  updatedAt: Date;
  /** Decisions that looked at it and left it as it is: counted so that they conflict with changes of it. */
  looks?: number;
}

const customerSchema = new Schema<Customer>(
  {
    status: { type: String, required: true, enum: ['active', 'merged'] },
    mergedInto: { type: Schema.Types.ObjectId, default: null },
    accountCount: { type: Number, required: true },
    membersHash: { type: String, required: true },
    channels: { type: [String], required: true, enum: accountSources },
    goldenRecord: { type: Buffer, required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    looks: { type: Number },
  },
  { collection: 'customers', versionKey: false },
);
customerSchema.index({ status: 1, _id: 1 });
customerSchema.index({ mergedInto: 1 }, { partialFilterExpression: { mergedInto: anyObjectId } });

export const CustomerModel = model<Customer>('Customer', customerSchema);
