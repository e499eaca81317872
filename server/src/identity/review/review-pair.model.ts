import { type Verdict, verdicts } from '@heyi/shared/identity/review.schema';
import { model, Schema, type Types } from 'mongoose';
import { type Doer, doerSchema } from '../doer.ts';
import { type EvidencePart, evidencePartSchema } from '../link.model.ts';

/** A pair of accounts that the machine will not decide; the smaller id is the first. */
export interface ReviewPair {
  _id: Types.ObjectId;
  firstAccountId: Types.ObjectId;
  secondAccountId: Types.ObjectId;
  probability: number;
  rule: string;
  parts: EvidencePart[];
  /** Bits before any evidence. */
  prior: number | null;
  modelVersion: string;
  /** The run that last found it in doubt, itself or by its model; open pairs of older runs are forgotten. */
  runId: Types.ObjectId | null;
  /** Who has it before them; void after `until`. */
  claim: { by: Doer; until: Date } | null;
  /** Staff ids of those who put it aside. */
  skippedBy: string[];
  /** The person's decision that answered it. */
  settled: { changeId: Types.ObjectId; verdict: Verdict; by: Doer; at: Date } | null;
}

const claimSchema = new Schema<NonNullable<ReviewPair['claim']>>(
  { by: { type: doerSchema, required: true }, until: { type: Date, required: true } },
  { _id: false },
);

const settledSchema = new Schema<NonNullable<ReviewPair['settled']>>(
  {
    changeId: { type: Schema.Types.ObjectId, required: true },
    verdict: { type: String, required: true, enum: verdicts },
    by: { type: doerSchema, required: true },
    at: { type: Date, required: true },
  },
  { _id: false },
);

const reviewPairSchema = new Schema<ReviewPair>(
  {
    firstAccountId: { type: Schema.Types.ObjectId, required: true },
    secondAccountId: { type: Schema.Types.ObjectId, required: true },
    probability: { type: Number, required: true },
    rule: { type: String, required: true },
    parts: { type: [evidencePartSchema], required: true },
    prior: { type: Number, default: null },
    modelVersion: { type: String, required: true },
    runId: { type: Schema.Types.ObjectId, default: null },
    claim: { type: claimSchema, default: null },
    skippedBy: { type: [String], default: [] },
    settled: { type: settledSchema, default: null },
  },
  { collection: 'review_pairs', versionKey: false },
);
reviewPairSchema.index({ firstAccountId: 1, secondAccountId: 1 }, { unique: true });
reviewPairSchema.index({ secondAccountId: 1 });
reviewPairSchema.index({ runId: 1 });
reviewPairSchema.index({ settled: 1, probability: -1, _id: 1 });
reviewPairSchema.index({ 'settled.changeId': 1 }, { sparse: true });

export const ReviewPairModel = model<ReviewPair>('ReviewPair', reviewPairSchema);
