import * as z from 'zod';
import { Instant } from '../dates.ts';
import { accountSources } from '../identity/account-field.ts';
import { Id } from '../ids.ts';

export const contactKinds = ['message', 'visit', 'call', 'mail', 'card'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Seen from the company: `in` came from the customer. */
export const contactDirections = ['in', 'out'] as const;
export type ContactDirection = (typeof contactDirections)[number];

/** What was done at once: answered by a rule, handed over to a person, or told that nobody is there at this hour. */
export const contactOutcomes = ['answered', 'handed-over', 'after-hours'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** One contact with a customer. */
export const ContactView = z.object({
  id: Id,
  at: Instant,
  /** Where it took place. */
  source: z.enum(accountSources),
  direction: z.enum(contactDirections),
  kind: z.enum(contactKinds),
  outcome: z.enum(contactOutcomes).nullable(),
  /** Long numbers are masked; null when nothing was written. */
  text: z.string().nullable(),
});
export type ContactView = z.infer<typeof ContactView>;
