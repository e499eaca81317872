import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { PageOf } from '../paging.ts';

/** `paused`: goes on by itself at `resumesAt`. */
export const pullStates = ['waiting', 'running', 'paused', 'done', 'failed'] as const;
export type PullState = (typeof pullStates)[number];

/** How far the pull of all followers of a public account is. */
export const FollowerPullView = z.object({
  state: z.enum(pullStates),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
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
  /** WeChat's numbers of the account's tags. */
  tagIds: z.array(z.int()),
});
export type FollowerView = z.infer<typeof FollowerView>;

/** A page of followers; `pull` is null before the first. */
export const FollowersView = PageOf(FollowerView).extend({
  pull: FollowerPullView.nullable(),
  known: z.int(),
  following: z.int(),
  can: z.object({ pull: z.boolean() }),
});
export type FollowersView = z.infer<typeof FollowersView>;
