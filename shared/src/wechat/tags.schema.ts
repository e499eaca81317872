import * as z from 'zod';
import { Instant } from '../dates.ts';
import { channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';
import { pullStates } from './followers.schema.ts';

/** WeChat's limits: tags of an account, tags of a follower, characters of a name. */
export const tagsAnAccount = 100;
export const tagsAFollower = 20;
export const longestTagName = 30;

const TagName = z
  .string()
  .trim()
  .min(1, '请写标签')
  .max(longestTagName, `标签最多 ${longestTagName} 个字`);

/** Which tags of the portrait flow to the accounts, the most important first; all others stay here. */
export const TagOrder = z.strictObject({
  names: z
    .array(TagName)
    .max(tagsAnAccount, `最多选 ${tagsAnAccount} 个标签`)
    .refine((names) => new Set(names).size === names.length, '同一个标签只能选一次'),
});
export type TagOrder = z.output<typeof TagOrder>;

export const unfitReasons = ['account-full', 'follower-full', 'name-refused'] as const;

/** A tag that some followers should have and do not, for want of room or because WeChat refuses its name. */
export const UnfitTag = z.object({
  name: z.string(),
  reason: z.enum(unfitReasons),
  followers: z.int(),
});
export type UnfitTag = z.infer<typeof UnfitTag>;

export const TagFlowView = z.object({
  state: z.enum(pullStates),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** Followers looked at, of how many; twice each: to count, and to compare. */
  done: z.int(),
  total: z.int(),
  /** Tags given to and taken from followers. */
  given: z.int(),
  taken: z.int(),
  created: z.int(),
  removed: z.int(),
  /** Followers who have not agreed to sharing between channels: other channels' tags stay away. */
  heldBack: z.int(),
  unfit: z.array(UnfitTag),
  resumesAt: Instant.nullable(),
  note: z.string().nullable(),
});
export type TagFlowView = z.infer<typeof TagFlowView>;

const AccountTagView = z.object({
  name: z.string(),
  /** Followers who have it, by WeChat's count. */
  count: z.int(),
  /** Made by us so that tags could flow there. */
  isOurs: z.boolean(),
});

export const TagsOfAccount = z.object({
  id: Id,
  name: z.string(),
  channel: z.enum(channels).nullable(),
  disabled: z.boolean(),
  /** Null before WeChat was first asked. */
  pulledAt: Instant.nullable(),
  tags: z.array(AccountTagView),
  /** Null before the first. */
  flow: TagFlowView.nullable(),
});
export type TagsOfAccount = z.infer<typeof TagsOfAccount>;

export const TagsView = z.object({
  order: z.array(z.string()),
  /** Tags of the portraits of followers, as the last flows counted them. */
  known: z.array(z.object({ name: z.string(), followers: z.int() })),
  accounts: z.array(TagsOfAccount),
  can: z.object({ edit: z.boolean() }),
});
export type TagsView = z.infer<typeof TagsView>;
