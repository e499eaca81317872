import { model, Schema, type Types } from 'mongoose';

const daysKept = 7;

/** An account that was decided by itself, and what that touched: a run that began before heeds it. */
export interface Arrival {
  _id: Types.ObjectId;
  accountIds: Types.ObjectId[];
  customerIds: Types.ObjectId[];
  /** By what it was decided. */
  runId: Types.ObjectId | null;
  at: Date;
}

const arrivalSchema = new Schema<Arrival>(
  {
    accountIds: { type: [Schema.Types.ObjectId], required: true },
    customerIds: { type: [Schema.Types.ObjectId], required: true },
    runId: { type: Schema.Types.ObjectId, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'arrivals', versionKey: false },
);
arrivalSchema.index({ at: 1 }, { expireAfterSeconds: daysKept * 24 * 60 * 60 });

export const ArrivalModel = model<Arrival>('Arrival', arrivalSchema);
