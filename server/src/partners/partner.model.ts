import { model, Schema, type Types } from 'mongoose';

/** A licensed intermediary company whose agents sell for us. */
export interface Partner {
  _id: Types.ObjectId;
  name: string;
  createdAt: Date;
}

const partnerSchema = new Schema<Partner>(
  { name: { type: String, required: true }, createdAt: { type: Date, required: true } },
  { collection: 'partners', versionKey: false },
);
partnerSchema.index({ name: 1 }, { unique: true });

export const PartnerModel = model<Partner>('Partner', partnerSchema);
