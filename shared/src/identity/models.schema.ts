import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';

/** A match model: what the engine learned from the accounts. */
export const ModelSummary = z.object({
  /** The run that learned it. */
  id: Id,
  version: z.string(),
  learnedAt: Instant,
  /** How many accounts it was learned from. */
  accounts: z.int(),
  /** Every run decides by it. */
  isKept: z.boolean(),
  /** An older engine learned it: it cannot be used any longer. */
  isOutdated: z.boolean(),
});
export type ModelSummary = z.infer<typeof ModelSummary>;

export const ModelLevel = z.object({
  level: z.string(),
  /** The chance of this level among pairs of one person, and among pairs of strangers. */
  m: z.number(),
  u: z.number(),
  /** Bits: log2 of m/u. */
  weight: z.number(),
});
export type ModelLevel = z.infer<typeof ModelLevel>;

/** How rare the values of a field are; a value is only named by a keyed hash, the same in every model. */
export const ModelFrequencies = z.object({
  field: z.string(),
  /** How many values are known one by one. */
  known: z.int(),
  /** The commonest ones: their share of the accounts, and what agreement on one is worth in bits. */
  common: z.array(z.object({ mark: z.string(), share: z.number(), weight: z.number() })),
  /** Any other value, on average. */
  rest: z.object({ share: z.number(), weight: z.number() }),
});
export type ModelFrequencies = z.infer<typeof ModelFrequencies>;

export const ModelView = ModelSummary.extend({
  /** The chance that any two accounts are one person, and its log odds in bits. */
  prior: z.number(),
  priorBits: z.number(),
  /** Pairs of one person's accounts that are of different homes. */
  movedShare: z.number(),
  /** The chance that any two accounts are two persons of one household, or twins. */
  householdPrior: z.number(),
  twinsPrior: z.number(),
  fields: z.array(z.object({ field: z.string(), levels: z.array(ModelLevel) })),
  frequencies: z.array(ModelFrequencies),
  can: z.object({ keep: z.boolean(), download: z.boolean() }),
});
export type ModelView = z.infer<typeof ModelView>;
