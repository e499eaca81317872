import { Types } from 'mongoose';
import type { Decided } from './decided.ts';
import type { Link } from './engine/resolve-many.ts';
import { evidenceParts } from './evidence-parts.ts';
import type { OnProgress } from './resolution-runs.ts';
import { ReviewPairModel } from './review/review-pair.model.ts';

const batchSize = 1000;
const unseen = { claim: null, skippedBy: [] };

/** Stores the pairs in doubt of this run and forgets the open ones that no longer are; returns how many there are. */
export async function saveReviewPairs(
  decided: Decided & { runId: Types.ObjectId },
  onProgress: OnProgress,
): Promise<number> {
  const { review } = decided.resolution;
  for (let from = 0; from < review.length; from += batchSize) {
    onProgress('review', from, review.length);
    const writes = review.slice(from, from + batchSize).map((link) => pairWrite(link, decided));
    await ReviewPairModel.collection.bulkWrite(writes, { ordered: false });
  }
  await ReviewPairModel.deleteMany({ runId: { $ne: decided.runId }, settled: null });
  return review.length;
}

/** The write that puts one pair in doubt before people. */
export function pairWrite({ a, b, probability, rule }: Link, decided: Decided) {
  const { runId, accounts, resolution } = decided;
  const [first, second] = [accounts.ids[a] as string, accounts.ids[b] as string].sort();
  const pair = {
    firstAccountId: new Types.ObjectId(first),
    secondAccountId: new Types.ObjectId(second),
  };
  const parts = evidenceParts(decided, a, b);
  const { prior: before, version: modelVersion } = resolution.model;
  const prior = Math.log2(before / (1 - before));
  const found = { probability, rule, parts, prior, modelVersion, runId, settled: null };
  return {
    updateOne: { filter: pair, update: { $set: found, $setOnInsert: unseen }, upsert: true },
  };
}
