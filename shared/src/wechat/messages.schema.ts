import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';

/** Of a message that WeChat told us: its effects are still to come (or tried again), have come, or were given up. */
export const messageStates = ['waiting', 'handled', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

export const ReceivedMessageView = z.object({
  id: Id,
  appid: z.string(),
  /** `text`, `image` …, or `event` with the event's name. */
  type: z.string(),
  event: z.string().nullable(),
  maskedOpenid: z.string(),
  sentAt: Instant,
  receivedAt: Instant,
  /** How often WeChat told it. */
  deliveries: z.int(),
  isAnswered: z.boolean(),
  state: z.enum(messageStates),
  attempts: z.int(),
  /** Of one that waits: when it is tried (again). */
  dueAt: Instant,
  handledAt: Instant.nullable(),
  /** Why the last try came to nothing, in words. */
  failure: z.string().nullable(),
  can: z.object({ retry: z.boolean() }),
});
export type ReceivedMessageView = z.infer<typeof ReceivedMessageView>;

export const ReceivedQuery = Page.extend({
  state: z.enum(messageStates).optional(),
  appid: z.string().max(32).optional(),
});
export type ReceivedQuery = z.output<typeof ReceivedQuery>;

/** How many messages there are of each state; `waiting` and `failed` are what somebody may have to see to. */
export const ReceivedCounts = z.object({
  waiting: z.int(),
  failed: z.int(),
  can: z.object({ retry: z.boolean() }),
});
export type ReceivedCounts = z.infer<typeof ReceivedCounts>;
