import type { ComparedField, FrequencyField } from './compare/compared-field.ts';

/** The chance of each level (by its code) when both accounts know the field; `missing` and `implied` have none. */
export interface FieldChances {
  /** Two accounts of one person. */
  match: number[];
  /** Two persons of one household or office, who share what a household shares. */
  household: number[];
  /** Two persons who have nothing to do with each other. */
  random: number[];
}

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
  /** The chance that any two accounts are two persons of one household. */
  householdPrior: number;
  chances: Record<ComparedField, FieldChances>;
  frequencies: Record<FrequencyField, ValueFrequencies>;
}
