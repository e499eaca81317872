import * as z from 'zod';
import { Id } from '../ids.ts';

/** When a public account answers by itself: somebody follows, scans a code, taps a menu entry, sends a text. */
export const replyOccasions = ['follow', 'scan', 'tap', 'text'] as const;
export type ReplyOccasion = (typeof replyOccasions)[number];

export const NewReplyRule = z.strictObject({
  /** Null: in all public accounts. */
  appid: z.string().max(32).nullable(),
  on: z.enum(replyOccasions),
  /** The scene of a code or its beginning, the key of a menu entry, a word in a text; empty: whatever it is. */
  match: z.string().trim().max(64, '最多 64 个字').default(''),
  /** WeChat takes 600 characters. */
  text: z.string().trim().min(1, '请写回复').max(600, '最多 600 个字'),
});
export type NewReplyRule = z.output<typeof NewReplyRule>;

export const ReplyRuleView = z.object({
  id: Id,
  appid: z.string().nullable(),
  on: z.enum(replyOccasions),
  match: z.string(),
  text: z.string(),
  can: z.object({ edit: z.boolean() }),
});
export type ReplyRuleView = z.infer<typeof ReplyRuleView>;
