import { model, Schema, type Types } from 'mongoose';
import { type EvidencePart, evidencePartSchema } from './link.model.ts';

/** A pair of accounts that the machine will not decide; the smaller id is the first. */
export interface ReviewPair {
  _id: Types.ObjectId;
  firstAccountId: Types.ObjectId;
  secondAccountId: Types.ObjectId;
  probability: number;
  rule: string;
  parts: EvidencePart[];
  modelVersion: string;
  /** The run that last found it in doubt; pairs of older runs are no longer open. */
  runId: Types.ObjectId;
}

const reviewPairSchema = new Schema<ReviewPair>(
  {
    firstAccountId: { type: Schema.Types.ObjectId, required: true },
    secondAccountId: { type: Schema.Types.ObjectId, required: true },
    probability: { type: Number, required: true },
    rule: { type: String, required: true },
    parts: { type: [evidencePartSchema], required: true },
    modelVersion: { type: String, required: true },
    runId: { type: Schema.Types.ObjectId, required: true },
  },
  { collection: 'review_pairs', versionKey: false },
);
reviewPairSchema.index({ firstAccountId: 1, secondAccountId: 1 }, { unique: true });
reviewPairSchema.index({ runId: 1, probability: -1 });

export const ReviewPairModel = model<ReviewPair>('ReviewPair', reviewPairSchema);
