import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';

/** `paused`: goes on by itself at `resumesAt`. */
export const pullStates = ['waiting', 'running', 'paused', 'done', 'failed'] as const;
export type PullState = (typeof pullStates)[number];

/** How far the pull of all followers of a public account is. */
export const FollowerPullView = z.object({
  state: z.enum(pullStates),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** When the last complete one ended; null before the first. */
  completedAt: Instant.nullable(),
  /** As WeChat says; null before its first answer. */
  total: z.int().nullable(),
  done: z.int(),
  /** Followers who had left without our being told. */
  gone: z.int(),
  resumesAt: Instant.nullable(),
  /** Why it is paused or has failed, in words. */
  note: z.string().nullable(),
});
export type FollowerPullView = z.infer<typeof FollowerPullView>;

export const FollowerView = z.object({
  id: Id,
  maskedOpenid: z.string(),
  isFollowing: z.boolean(),
  followedAt: Instant.nullable(),
  subscribeScene: z.string().nullable(),
  qrScene: z.string().nullable(),
  hasUnionid: z.boolean(),
  /** The account's own tags by name. */
  tags: z.array(z.string()),
  customerId: Id.nullable(),
  /** Whether something ties the follower to another account of the customer. */
  isLinked: z.boolean(),
  /** The name of the public account to which WeChat moved the follower. */
  movedTo: z.string().nullable(),
});
export type FollowerView = z.infer<typeof FollowerView>;

/** `alone`: no other account of theirs is known. */
export const followerKinds = ['all', 'following', 'left', 'without-unionid', 'alone'] as const;
export type FollowerKind = (typeof followerKinds)[number];

export const FollowersQuery = Page.extend({ kind: z.enum(followerKinds).default('all') });
export type FollowersQuery = z.output<typeof FollowersQuery>;

/** A page of followers; `pull` is null before the first. Of those that are `alone` a page may hold fewer than asked for. */
export const FollowersView = PageOf(FollowerView).extend({
  pull: FollowerPullView.nullable(),
  known: z.int(),
  following: z.int(),
  withoutUnionid: z.int(),
  can: z.object({ pull: z.boolean(), openCustomers: z.boolean() }),
});
export type FollowersView = z.infer<typeof FollowersView>;
