import type { Actor } from '@heyi/shared/actor';
import type {
  FollowerPullView,
  FollowersView,
  FollowerView,
} from '@heyi/shared/wechat/followers.schema';
import { canSeeIdentities } from '../../identity/identity.policy.ts';
import type { FollowerPull } from '../follower-pull.model.ts';
import { canPullFollowers } from './followers.policy.ts';
import type { listFollowers, PlacedFollower } from './list-followers.ts';
import { maskOpenid } from './mask-openid.ts';
import type { TagNames } from './own-tags.ts';

export const presentPull = (pull: FollowerPull): FollowerPullView => ({
  state: pull.state,
  startedAt: pull.startedAt.toISOString(),
  finishedAt: pull.finishedAt?.toISOString() ?? null,
  completedAt: pull.completedAt?.toISOString() ?? null,
  total: pull.total,
  done: pull.done,
  gone: pull.gone,
  resumesAt: pull.resumesAt?.toISOString() ?? null,
  note: pull.note,
});

type Listed = Awaited<ReturnType<typeof listFollowers>>;

export const presentFollowers = (
  { followers, pull, known, following, withoutUnionid, tagNames, appNames }: Listed,
  actor: Actor,
): FollowersView => ({
  items: followers.items.map((one) => presentFollower(one, tagNames, appNames)),
  nextCursor: followers.nextCursor,
  pull: pull && presentPull(pull),
  known,
  following,
  withoutUnionid,
  can: { pull: canPullFollowers(actor), openCustomers: canSeeIdentities(actor) },
});

const presentFollower = (
  follower: PlacedFollower,
  tagNames: TagNames,
  appNames: ReadonlyMap<string, string>,
): FollowerView => ({
  id: follower._id.toHexString(),
  maskedOpenid: maskOpenid(follower.openid),
  isFollowing: follower.isFollowing,
  followedAt: follower.followedAt?.toISOString() ?? null,
  subscribeScene: follower.subscribeScene,
  qrScene: follower.qrScene,
  hasUnionid: follower.unionid !== null,
  tags: follower.tagIds.flatMap((id) => tagNames.get(id) ?? []),
  customerId: follower.place?.customerId ?? null,
  isLinked: follower.place?.isLinked ?? false,
  movedTo: (follower.movedTo && appNames.get(follower.movedTo.appid)) ?? null,
});
