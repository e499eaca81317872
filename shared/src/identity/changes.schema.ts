import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';

const manyDigits = /\d{7,}/;

/** Why a person decided so, for whoever asks later; shown to many, so without numbers of persons. */
export const Reason = z
  .string()
  .trim()
  .min(2, '请写明理由')
  .max(200)
  .refine(
    (reason) => !manyDigits.test(reason.normalize('NFKC')),
    '理由里请不要写手机号、证件号等号码',
  );

export const WithReason = z.strictObject({ reason: Reason });

/** Two customers, or the customers of two accounts, that a person found to be one. */
export const Merge = z.strictObject({
  of: z.enum(['customers', 'accounts']),
  ids: z.tuple([Id, Id]),
  reason: Reason,
});
export type Merge = z.output<typeof Merge>;

/** Accounts that are another person than the rest of their customer; they stay together. */
export const Split = z.strictObject({
  accountIds: z.array(Id).min(1).max(100),
  reason: Reason,
});
export type Split = z.output<typeof Split>;

/** A staff member as others see who did something; a command on the server goes by the name `cli`. */
export const Person = z.object({ id: Id, name: z.string() });
export type Person = z.infer<typeof Person>;

export const changeKinds = ['merged', 'split', 'rejected'] as const;

/**
 * What a person decided about accounts by hand. Both sides are one person (`merged`), or they are two (`split`: one
 * side was taken out of the other's customer, `rejected`: they never were one); the machine abides by it until
 * it is undone.
 */
export const HandChangeView = z.object({
  id: Id,
  kind: z.enum(changeKinds),
  /** Accounts of the customer that kept its id. */
  leftAccountIds: z.array(Id),
  /** Accounts that came to it, or left it, or stay apart from it. */
  rightAccountIds: z.array(Id),
  /** The customers of either side as they were called then; of a split: the remaining one and the new one. */
  leftCustomerId: Id,
  rightCustomerId: Id,
  reason: z.string(),
  by: Person,
  at: Instant,
  /** The pair in doubt that it answered. */
  reviewPairId: Id.nullable(),
  undone: z.object({ by: Person, at: Instant, reason: z.string() }).nullable(),
  can: z.object({ undo: z.boolean() }),
});
export type HandChangeView = z.infer<typeof HandChangeView>;

export const HandChangeQuery = Page.extend({
  /** Those that an account of this customer takes part in. */
  customerId: Id.optional(),
});
export type HandChangeQuery = z.output<typeof HandChangeQuery>;

/** `details` of `identity.decided_apart` and of `change.overtaken`: the decision that stands in the way. */
export const EarlierDecision = z.object({
  changeId: Id,
  kind: z.enum(changeKinds),
  by: Person,
  at: Instant,
  reason: z.string(),
});
export type EarlierDecision = z.infer<typeof EarlierDecision>;
