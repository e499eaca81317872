import { Types } from 'mongoose';
import type { Decided } from './decided.ts';
import { evidenceParts } from './evidence-parts.ts';
import type { OnProgress } from './resolution-runs.ts';
import { ReviewPairModel } from './review/review-pair.model.ts';

const batchSize = 1000;
const unseen = { claim: null, skippedBy: [] };

/** Stores the pairs in doubt of this run and forgets the open ones that no longer are; returns how many there are. */
export async function saveReviewPairs(decided: Decided, onProgress: OnProgress): Promise<number> {
  const { runId, accounts } = decided;
  const { review, model } = decided.resolution;
  const prior = Math.log2(model.prior / (1 - model.prior));
  for (let from = 0; from < review.length; from += batchSize) {
    onProgress('review', from, review.length);
    const writes = review.slice(from, from + batchSize).map(({ a, b, probability, rule }) => {
      const [first, second] = [accounts.ids[a] as string, accounts.ids[b] as string].sort();
      const pair = {
        firstAccountId: new Types.ObjectId(first),
        secondAccountId: new Types.ObjectId(second),
      };
      const parts = evidenceParts(decided, a, b);
      const modelVersion = model.version;
      const found = { probability, rule, parts, prior, modelVersion, runId, settled: null };
      return {
        updateOne: { filter: pair, update: { $set: found, $setOnInsert: unseen }, upsert: true },
      };
    });
    await ReviewPairModel.collection.bulkWrite(writes, { ordered: false });
  }
  await ReviewPairModel.deleteMany({ runId: { $ne: runId }, settled: null });
  return review.length;
}
