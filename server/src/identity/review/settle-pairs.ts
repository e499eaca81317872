import type { mongo, Types } from 'mongoose';
import { type ReviewPair, ReviewPairModel } from './review-pair.model.ts';

type Ids = readonly Types.ObjectId[];

/** Takes from the queue whatever is answered when all of these accounts are one person. */
export const settleWithin = (
  accountIds: Ids,
  settled: NonNullable<ReviewPair['settled']>,
  session: mongo.ClientSession,
) =>
  ReviewPairModel.updateMany(
    {
      firstAccountId: { $in: accountIds },
      secondAccountId: { $in: accountIds },
      settled: null,
    },
    { $set: { settled, claim: null } },
    { session },
  );

/** Takes from the queue whatever is answered when one side's accounts are another person than the other's. */
export const settleBetween = (
  left: Ids,
  right: Ids,
  settled: NonNullable<ReviewPair['settled']>,
  session: mongo.ClientSession,
) =>
  ReviewPairModel.updateMany(
    {
      $or: [
        { firstAccountId: { $in: left }, secondAccountId: { $in: right } },
        { firstAccountId: { $in: right }, secondAccountId: { $in: left } },
      ],
      settled: null,
    },
    { $set: { settled, claim: null } },
    { session },
  );

/** Puts back what a decision had answered. */
export const reopenPairs = (changeId: Types.ObjectId, session: mongo.ClientSession) =>
  ReviewPairModel.updateMany(
    { 'settled.changeId': changeId },
    { $set: { settled: null } },
    { session },
  );
