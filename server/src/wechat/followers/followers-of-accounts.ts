import type { Types } from 'mongoose';
import { type Follower, FollowerModel } from '../follower.model.ts';

export type { Follower };

export const followersOfAccounts = (accountIds: readonly Types.ObjectId[]): Promise<Follower[]> =>
  FollowerModel.find({ accountId: { $in: accountIds } }).lean();
