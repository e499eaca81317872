import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';
import { Person, Reason } from './changes.schema.ts';

/** `added`: evidence no longer, however few share it. `released`: evidence again, however many do. */
export const hotValueDecisionKinds = ['added', 'released'] as const;

/** What a person decided about one value, for the runs that follow. */
export const HotValueDecisionView = z.object({
  id: Id,
  kind: z.enum(hotValueDecisionKinds),
  /** Names the value without showing it; the same in every list. */
  valueId: Id,
  field: z.string(),
  /** Masked. */
  value: z.string(),
  reason: z.string(),
  by: Person,
  at: Instant,
  undone: z.object({ by: Person, at: Instant, reason: z.string() }).nullable(),
  can: z.object({ undo: z.boolean() }),
});
export type HotValueDecisionView = z.infer<typeof HotValueDecisionView>;

/** A value that too many persons share to say who somebody is, such as an agent's own mobile on customers' records. */
export const HotValueView = z.object({
  /** Names the value without showing it; the same in every list. */
  id: Id,
  field: z.string(),
  /** Masked. */
  value: z.string(),
  /** Accounts that hold it. */
  holders: z.int(),
  /** The decision about it that stands; that of a release is heeded from the next run on. */
  decision: HotValueDecisionView.nullable(),
  can: z.object({ release: z.boolean(), unmask: z.boolean() }),
});
export type HotValueView = z.infer<typeof HotValueView>;

export const HotValueQuery = Page.extend({
  /** The list of this run instead of the last one's. */
  runId: Id.optional(),
});
export type HotValueQuery = z.output<typeof HotValueQuery>;

/** What a value that a person adds can be; ID numbers are never set aside. */
export const hotValueFields = ['mobile', 'phone', 'email', 'policyNumber', 'otherId'] as const;

export const NewHotValue = z.strictObject({
  field: z.enum(hotValueFields),
  value: z.string().trim().min(1, '请填写这个值').max(200),
  reason: Reason,
});
export type NewHotValue = z.output<typeof NewHotValue>;

/** A value in clear; that it was shown, to whom and why is in the audit trail. */
export const UnmaskedHotValue = z.object({ id: Id, field: z.string(), value: z.string() });
export type UnmaskedHotValue = z.infer<typeof UnmaskedHotValue>;
