import { model, Schema, type Types } from 'mongoose';
import type { EvidencePart } from './link.model.ts';

/** A pair of accounts that the machine will not decide; `accountIds` are in ascending order. */
export interface ReviewPair {
  _id: Types.ObjectId;
  accountIds: [Types.ObjectId, Types.ObjectId];
  probability: number;
  rule: string;
  parts: EvidencePart[];
  modelVersion: string;
  /** The run that last found it in doubt; pairs of older runs are no longer open. */
  runId: Types.ObjectId;
}

const reviewPairSchema = new Schema<ReviewPair>(
  {
    accountIds: { type: [Schema.Types.ObjectId], required: true } as never,
    probability: { type: Number, required: true },
    rule: { type: String, required: true },
    parts: { type: [{ _id: false, field: String, level: String, weight: Number }], required: true },
    modelVersion: { type: String, required: true },
    runId: { type: Schema.Types.ObjectId, required: true },
  },
  { collection: 'review_pairs', versionKey: false },
);
reviewPairSchema.index({ 'accountIds.0': 1, 'accountIds.1': 1 }, { unique: true });
reviewPairSchema.index({ runId: 1, probability: -1 });

export const ReviewPairModel = model<ReviewPair>('ReviewPair', reviewPairSchema);
