import type { QueryFilter } from 'mongoose';
import type { Follower } from '../follower.model.ts';
import type { Migration } from './migration.model.ts';

/**
 * Whom to ask for: who follows, and who left only after the approval, for the old account is closed then. An openid too
 * many costs nothing.
 */
export const followersToMove = ({
  fromAppid,
  approvedAt,
}: Pick<Migration, 'fromAppid' | 'approvedAt'>): QueryFilter<Follower> => ({
  appid: fromAppid,
  movedTo: null,
  $or: [{ isFollowing: true }, { knownAt: { $gte: approvedAt } }],
});
