import { type ComparedField, comparedFields } from '../compare/compared-field.ts';
import { isIdentifier, isSame, levelCount, levels } from '../compare/levels.ts';
import type { FieldChances } from '../match-model.ts';
import { defaultChances } from './default-chances.ts';
import { type EstimatedChances, type Expected, expectKinds, readPatterns } from './expectation.ts';
import { isHomeField, isHouseholdField, leastStrangers } from './field-kinds.ts';
import type { Patterns } from './patterns.ts';
import { normalised, type RandomLevels, trusted } from './random-levels.ts';
import { twinChances, twinsInHousehold, withNamesakes } from './relatives.ts';

/** How many pairs of one person, or of one household, the defaults are worth. */
const trustInDefaults = 25;
const usuallyMoved = 0.05;
const mostRounds = 60;
const settled = 1e-4;

/**
 * Expectation-maximisation over the candidates' patterns. Pairs that are no candidates count as strangers; `random`
 * are the levels of any two accounts.
 */
export function estimateChances(
  accounts: number,
  patterns: Patterns,
  random: readonly RandomLevels[],
): EstimatedChances {
  const pairs = Math.max(1, (accounts * (accounts - 1)) / 2);
  const seen = readPatterns(patterns);
  let estimate = firstEstimate(accounts, pairs, random);
  for (let round = 0; round < mostRounds; round++) {
    const next = maximise(expectKinds(seen, estimate), pairs, random);
    const moved = Math.abs(Math.log(next.prior / estimate.prior)) + distance(next, estimate);
    estimate = next;
    if (moved < settled) break;
  }
  return estimate;
}

function firstEstimate(
  accounts: number,
  pairs: number,
  random: readonly RandomLevels[],
): EstimatedChances {
  return {
    ...priorsOf(accounts * 0.3, accounts * 0.1, pairs),
    movedShare: usuallyMoved,
    chances: chancesOf((field, index) => {
      const { match, household } = defaultChances[field];
      const strangers = firstStrangers(field, random[index] as RandomLevels);
      return chancesOfKinds(field, normalised(match), normalised(household), strangers);
    }),
  };
}

/** Shares of all pairs; in small lists as if they were part of a larger one. */
function priorsOf(matches: number, households: number, pairs: number) {
  const share = (found: number) => Math.min(0.4, (found + 0.5) / (pairs + 2000));
  const householdPrior = share(households);
  return { prior: share(matches), householdPrior, twinsPrior: householdPrior * twinsInHousehold };
}

function chancesOf(
  make: (field: ComparedField, index: number) => FieldChances,
): EstimatedChances['chances'] {
  return Object.fromEntries(
    comparedFields.map((field, index) => [field, make(field, index)]),
  ) as EstimatedChances['chances'];
}

/** What a household does not share, its members have like strangers. */
function chancesOfKinds(
  field: ComparedField,
  match: number[],
  shared: number[],
  strangers: number[],
): FieldChances {
  const household = isHouseholdField(field) ? shared : withNamesakes(field, strangers);
  const moved = isHomeField(field) ? strangers : match;
  return { match, moved, household, twins: twinChances(field, household), strangers };
}

/** Equal identifiers are taken for one person's until something speaks against it. */
const firstStrangers = (field: ComparedField, { chances }: RandomLevels): number[] =>
  normalised(
    chances.map((chance, level) =>
      isSameIdentifier(field, level) ? leastStrangers(field) * chance : chance,
    ),
  );

const isSameIdentifier = (field: ComparedField, level: number): boolean =>
  isIdentifier(field) && isSame(field, level);

function maximise(
  { match, moved, household, strangers }: Expected,
  pairs: number,
  random: readonly RandomLevels[],
): EstimatedChances {
  const matches = match.pairs + moved.pairs;
  const priors = priorsOf(matches, household.pairs, pairs);
  const movedShare = (moved.pairs + trustInDefaults * usuallyMoved) / (matches + trustInDefaults);
  const ofOnePerson = match.levels.map((count, place) => count + (moved.levels[place] as number));
  const chances = chancesOf((field, index) => {
    const seenOfMatch = isHomeField(field) ? match.levels : ofOnePerson;
    const ofMatch = blend(seenOfMatch, index, defaultChances[field].match);
    const ofHousehold = blend(household.levels, index, defaultChances[field].household);
    const any = random[index] as RandomLevels;
    const ofStrangers = any.chances.map((chance, level) => {
      const others =
        chance -
        priors.prior * (ofMatch[level] as number) -
        priors.householdPrior * (ofHousehold[level] as number);
      const seen = strangers.levels[index * levelCount + level] as number;
      const left = isSameIdentifier(field, level)
        ? trusted(seen, any.known, defaultChances[field].strangers[level] as number)
        : Math.max(others, seen / Math.max(1, any.known));
      return Math.max(leastStrangers(field) * chance, left);
    });
    return chancesOfKinds(field, ofMatch, ofHousehold, normalised(ofStrangers));
  });
  return { ...priors, movedShare, chances };
}

function blend(counts: Float64Array, index: number, defaults: readonly number[]): number[] {
  const from = index * levelCount;
  return normalised(
    defaults.map((chance, level) => (counts[from + level] as number) + trustInDefaults * chance),
  );
}

function distance(one: EstimatedChances, other: EstimatedChances): number {
  let largest = 0;
  for (const field of comparedFields) {
    for (let level: number = levels.same; level < levelCount; level++) {
      const moved =
        (one.chances[field].match[level] as number) - (other.chances[field].match[level] as number);
      largest = Math.max(largest, Math.abs(moved));
    }
  }
  return largest;
}
