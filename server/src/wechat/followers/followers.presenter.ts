import type { FollowerPullView, FollowerView } from '@heyi/shared/wechat/followers.schema';
import type { Follower } from '../follower.model.ts';
import type { FollowerPull } from '../follower-pull.model.ts';

export const presentPull = (pull: FollowerPull): FollowerPullView => ({
  state: pull.state,
  startedAt: pull.startedAt.toISOString(),
  finishedAt: pull.finishedAt?.toISOString() ?? null,
  total: pull.total,
  done: pull.done,
  gone: pull.gone,
  resumesAt: pull.resumesAt?.toISOString() ?? null,
  note: pull.note,
});

export const presentFollower = (follower: Follower): FollowerView => ({
  id: follower._id.toHexString(),
  maskedOpenid: `${follower.openid.slice(0, 4)}…${follower.openid.slice(-4)}`,
  isFollowing: follower.isFollowing,
  followedAt: follower.followedAt?.toISOString() ?? null,
  subscribeScene: follower.subscribeScene,
  qrScene: follower.qrScene,
  tagIds: follower.tagIds,
});
