import { type ConsentPurpose, consentPurposes } from '@heyi/shared/consents/consents.schema';
import { model, Schema, type Types } from 'mongoose';

/** What somebody answered, by which account, when and to which text; only ever added to. */
export interface ConsentAnswer {
  _id: Types.ObjectId;
  accountId: Types.ObjectId;
  purpose: ConsentPurpose;
  /** Counts the answers of an account to a purpose, so that two at once have an order. */
  serial: number;
  answer: 'given' | 'withdrawn';
  /** Of the text that was agreed to. */
  version: number | null;
  at: Date;
  requestId: string | null;
  address: string | null;
}

const consentAnswerSchema = new Schema<ConsentAnswer>(
  {
    accountId: { type: Schema.Types.ObjectId, required: true },
    purpose: { type: String, required: true, enum: consentPurposes },
    serial: { type: Number, required: true },
    answer: { type: String, required: true, enum: ['given', 'withdrawn'] },
    version: { type: Number, default: null },
    at: { type: Date, required: true },
    requestId: { type: String, default: null },
    address: { type: String, default: null },
  },
  { collection: 'consent_answers', versionKey: false },
);
consentAnswerSchema.index({ accountId: 1, purpose: 1, serial: -1 }, { unique: true });

export const ConsentAnswerModel = model<ConsentAnswer>('ConsentAnswer', consentAnswerSchema);
