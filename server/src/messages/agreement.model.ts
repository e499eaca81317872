import { model, Schema, type Types } from 'mongoose';

export const agreementTellers = ['client', 'callback'] as const;
export type AgreementTeller = (typeof agreementTellers)[number];

/** How many subscribe messages of one template somebody has agreed to and not had yet. */
export interface Agreement {
  _id: Types.ObjectId;
  appid: string;
  openid: string;
  templateId: string;
  accountId: Types.ObjectId;
  customerId: Types.ObjectId | null;
  left: number;
  /** Of the last yes, and who told it: the other one tells the same yes shortly after. */
  agreedAt: Date | null;
  toldBy: AgreementTeller | null;
  refusedAt: Date | null;
  /** The last tellings, so that a repeated one counts once. */
  keys: string[];
}

const agreementSchema = new Schema<Agreement>(
  {
    appid: { type: String, required: true },
    openid: { type: String, required: true },
    templateId: { type: String, required: true },
    accountId: { type: Schema.Types.ObjectId, required: true },
    customerId: { type: Schema.Types.ObjectId, default: null },
    left: { type: Number, required: true, min: 0 },
    agreedAt: { type: Date, default: null },
    toldBy: { type: String, enum: [...agreementTellers, null], default: null },
    refusedAt: { type: Date, default: null },
    keys: { type: [String], default: [] },
  },
  { collection: 'message_agreements', versionKey: false },
);
agreementSchema.index({ appid: 1, openid: 1, templateId: 1 }, { unique: true });
agreementSchema.index({ accountId: 1 });

export const AgreementModel = model<Agreement>('MessageAgreement', agreementSchema);
