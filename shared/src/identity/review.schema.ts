import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { HandChangeView, Person, Reason } from './changes.schema.ts';
import { AccountView, EvidencePartView } from './identity.schema.ts';

/** Whether the two accounts of a pair in doubt are one person. */
export const verdicts = ['same', 'different'] as const;
export type Verdict = (typeof verdicts)[number];

export const ReviewDecision = z.strictObject({ verdict: z.enum(verdicts), reason: Reason });
export type ReviewDecision = z.output<typeof ReviewDecision>;

/** Two accounts that the machine leaves to people. */
export const ReviewPairView = z.object({
  id: Id,
  accounts: z.tuple([AccountView, AccountView]),
  /** How many accounts each one's customer has: the answer is for all of them. */
  accountCounts: z.tuple([z.int(), z.int()]),
  probability: z.number().min(0).max(1),
  rule: z.string(),
  /** Bits for and against, as of the run that found the pair. */
  parts: z.array(EvidencePartView),
  /** Bits before any evidence; null in pairs of old. */
  prior: z.number().nullable(),
  /** Who has it before them, and until when it is theirs. */
  claim: z.object({ by: Person, until: Instant }).nullable(),
  /** The decision that settled it; null as long as it is open. */
  settled: z
    .object({ changeId: Id, verdict: z.enum(verdicts), by: Person, at: Instant })
    .nullable(),
  can: z.object({ decide: z.boolean() }),
});
export type ReviewPairView = z.infer<typeof ReviewPairView>;

/** What is left to do. */
export const ReviewCounts = z.object({
  open: z.int(),
  /** Of the open ones: before somebody else just now. */
  claimedByOthers: z.int(),
  /** Of the open ones: put aside by whoever asks. */
  skipped: z.int(),
});
export type ReviewCounts = z.infer<typeof ReviewCounts>;

/** The next pair, claimed for whoever asked; null when nothing is left for them. */
export const NextReview = z.object({ pair: ReviewPairView.nullable(), left: ReviewCounts });
export type NextReview = z.infer<typeof NextReview>;

/** What was decided, and what is left. */
export const ReviewOutcome = z.object({ change: HandChangeView, left: ReviewCounts });
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** `details` of `review.decided`: who was faster. */
export const ReviewDecided = z.object({
  changeId: Id,
  verdict: z.enum(verdicts),
  by: Person,
  at: Instant,
});
export type ReviewDecided = z.infer<typeof ReviewDecided>;

/** `details` of `review.claimed`: who has the pair, and until when. */
export const ReviewClaimed = z.object({ by: Person, until: Instant });
export type ReviewClaimed = z.infer<typeof ReviewClaimed>;
