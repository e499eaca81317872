import type { ComparedField, FrequencyField } from './compare/compared-field.ts';

/**
 * What two accounts can be to each other: one person; one person who moved in between; two persons of one household or
 * office, who share what a household shares; twins among these; or strangers.
 */
export const pairKinds = ['match', 'moved', 'household', 'twins', 'strangers'] as const;
export type PairKind = (typeof pairKinds)[number];

/** The chance of each level (by its code), for each kind of pair, when both accounts know the field. */
export type FieldChances = Record<PairKind, number[]>;

/** How often the values of a field occur, as shares of the accounts that know it. */
export interface ValueFrequencies {
  /** Hashes of the commonest values (see `TextPool.hash`; the day itself for birthdays) and their shares. */
  common: [hash: number, share: number][];
  /** The share of any other value, on average. */
  rest: number;
}

/** All that the engine learned from the accounts; plain JSON, and the same for the same accounts in any order. */
export interface MatchModel {
  /** Names the kind of model and a hash of all it holds. */
  version: string;
  /** How many accounts it was learned from. */
  accounts: number;
  /** The chance that any two accounts are one person. */
  prior: number;
  /** How many pairs of one person's accounts are of different homes. */
  movedShare: number;
  /** The chance that any two accounts are two persons of one household, or twins. */
  householdPrior: number;
  twinsPrior: number;
  chances: Record<ComparedField, FieldChances>;
  frequencies: Record<FrequencyField, ValueFrequencies>;
}
