import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';

/** One WeChat, or the person with all accounts. */
export const blockKinds = ['account', 'customer'] as const;
export type BlockKind = (typeof blockKinds)[number];

const Words = z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字');

export const NewBlock = z.strictObject({ of: z.enum(blockKinds), id: Id, reason: Words });
export type NewBlock = z.output<typeof NewBlock>;

export const BlockLift = z.strictObject({ reason: Words });

export const BlockQuery = Page.extend({
  /** Of this account or customer. */
  id: Id.optional(),
  inForce: z.enum(['true', 'false']).optional(),
});
export type BlockQuery = z.output<typeof BlockQuery>;

/** Somebody may not sign in. */
export const BlockView = z.object({
  id: Id,
  of: z.enum(blockKinds),
  /** Of the account or customer. */
  targetId: Id,
  reason: z.string(),
  by: z.string(),
  at: Instant,
  liftedAt: Instant.nullable(),
  can: z.object({ lift: z.boolean() }),
});
export type BlockView = z.infer<typeof BlockView>;
