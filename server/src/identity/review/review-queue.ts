import type { StaffActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import type {
  ReviewClaimed,
  ReviewCounts,
  ReviewDecided,
} from '@heyi/shared/identity/review.schema';
import type { Page, PageOf } from '@heyi/shared/paging';
import type { QueryFilter } from 'mongoose';
import { doerOf } from '../by-hand/deed.ts';
import { canDecideIdentities, canSeeIdentities } from '../identity.policy.ts';
import { readCursor, writeCursor } from './review-cursor.ts';
import { type ReviewPair, ReviewPairModel } from './review-pair.model.ts';

/** How long a pair is kept for whoever took it. */
const claimMs = 5 * 60_000;

const open: QueryFilter<ReviewPair> = { settled: null };

const freeFor = ({ id }: StaffActor, now: Date): QueryFilter<ReviewPair> => ({
  $or: [{ claim: null }, { 'claim.until': { $lte: now } }, { 'claim.by.id': id }],
});

/** Gives the likeliest open pair that nobody else has and that this person has not put aside. */
export async function nextPair(actor: StaffActor, now: Date): Promise<ReviewPair | null> {
  must(canDecideIdentities(actor), 'auth.forbidden');
  return ReviewPairModel.findOneAndUpdate(
    { ...open, ...freeFor(actor, now), skippedBy: { $ne: actor.id } },
    { $set: { claim: claimOf(actor, now) } },
    { sort: { probability: -1, _id: 1 }, returnDocument: 'after' },
  ).lean();
}

const claimOf = (actor: StaffActor, now: Date) => ({
  by: doerOf(actor),
  until: new Date(now.getTime() + claimMs),
});

export async function claimPair(actor: StaffActor, id: string, now: Date): Promise<ReviewPair> {
  must(canDecideIdentities(actor), 'auth.forbidden');
  const claimed = await ReviewPairModel.findOneAndUpdate(
    { _id: id, ...open, ...freeFor(actor, now) },
    { $set: { claim: claimOf(actor, now) }, $pull: { skippedBy: actor.id } },
    { returnDocument: 'after' },
  ).lean();
  if (claimed) return claimed;
  const found = await findPair(actor, id);
  refuseTaken(found, actor, now);
  return claimPair(actor, id, now); // it was let go of in between
}

/** Puts a pair aside for this person, and lets others have it. */
export async function skipPair(actor: StaffActor, id: string, now: Date): Promise<void> {
  must(canDecideIdentities(actor), 'auth.forbidden');
  const skipped = await ReviewPairModel.updateOne(
    { _id: id, ...open, ...freeFor(actor, now) },
    { $set: { claim: null }, $addToSet: { skippedBy: actor.id } },
  );
  if (skipped.matchedCount === 1) return;
  refuseTaken(await findPair(actor, id), actor, now);
}

/** Throws `review.decided` or `review.claimed` with who and when. */
export function refuseTaken({ settled, claim }: ReviewPair, actor: StaffActor, now: Date): void {
  if (settled) {
    const { changeId, verdict, by, at } = settled;
    const details: ReviewDecided = {
      changeId: changeId.toHexString(),
      verdict,
      by,
      at: at.toISOString(),
    };
    throw new AppError('review.decided', details);
  }
  if (claim && claim.until > now && claim.by.id !== actor.id) {
    const details: ReviewClaimed = { by: claim.by, until: claim.until.toISOString() };
    throw new AppError('review.claimed', details);
  }
}

export async function findPair(actor: StaffActor, id: string): Promise<ReviewPair> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const found = await ReviewPairModel.findById(id).lean();
  must(found, 'review.not_found');
  return found;
}

/** Open pairs, the likeliest first. */
export async function listPairs(
  actor: StaffActor,
  { limit, cursor }: Page,
): Promise<PageOf<ReviewPair>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const found = await ReviewPairModel.find({ ...open, ...(cursor ? readCursor(cursor) : {}) })
    .sort({ probability: -1, _id: 1 })
    .limit(limit + 1)
    .lean();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? writeCursor(last) : null };
}

export async function countPairs(actor: StaffActor, now: Date): Promise<ReviewCounts> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const [all, claimedByOthers, skipped] = await Promise.all([
    ReviewPairModel.countDocuments(open),
    ReviewPairModel.countDocuments({
      ...open,
      'claim.until': { $gt: now },
      'claim.by.id': { $ne: actor.id },
    }),
    ReviewPairModel.countDocuments({ ...open, skippedBy: actor.id }),
  ]);
  return { open: all, claimedByOthers, skipped };
}
