import { type ConsentPurpose, consentPurposes } from '@heyi/shared/consents/consents.schema';
import { model, Schema, type Types } from 'mongoose';

/** One version of what people are asked to agree to; never changed once it is published. */
export interface StoredConsentText {
  _id: Types.ObjectId;
  purpose: ConsentPurpose;
  version: number;
  title: string;
  text: string;
  /** Consents given to earlier versions do not count once this is published. */
  asksAgain: boolean;
  createdAt: Date;
  publishedAt: Date | null;
}

const consentTextSchema = new Schema<StoredConsentText>(
  {
    purpose: { type: String, required: true, enum: consentPurposes },
    version: { type: Number, required: true },
    title: { type: String, required: true },
    text: { type: String, required: true },
    asksAgain: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    publishedAt: { type: Date, default: null },
  },
  { collection: 'consent_texts', versionKey: false },
);
consentTextSchema.index({ purpose: 1, version: 1 }, { unique: true });

export const ConsentTextModel = model<StoredConsentText>('ConsentText', consentTextSchema);
