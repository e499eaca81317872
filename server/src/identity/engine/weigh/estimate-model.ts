import { type ComparedField, comparedFields } from '../compare/compared-field.ts';
import { levelCount, levelIn, levels } from '../compare/levels.ts';
import { vetoesOf } from '../decide/vetoes.ts';
import type { FieldChances, MatchModel } from '../match-model.ts';
import { defaultChances } from './default-chances.ts';
import { isEvidence, isHouseholdField, leastStrangers } from './field-kinds.ts';
import type { Patterns } from './patterns.ts';
import { normalised } from './random-levels.ts';

/** How many pairs of one person, or of one household, the defaults are worth. */
const trustInDefaults = 25;
const mostRounds = 60;
const settled = 1e-4;
/** Twins among the pairs of a household. */
const twins = 0.02;

export type EstimatedChances = Pick<MatchModel, 'prior' | 'householdPrior' | 'chances'>;

/**
 * Expectation-maximisation over the candidates' patterns for three kinds of pairs: one person, two persons of one
 * household, strangers. Pairs that are no candidates count as strangers; `random` are the levels of any two accounts.
 */
export function estimateChances(
  accounts: number,
  patterns: Patterns,
  random: number[][],
): EstimatedChances {
  const pairs = Math.max(1, (accounts * (accounts - 1)) / 2);
  const seen = readPatterns(patterns);
  let estimate = firstEstimate(accounts, pairs, random);
  for (let round = 0; round < mostRounds; round++) {
    const next = maximise(expect(seen, estimate), pairs, random);
    const moved = Math.abs(Math.log(next.prior / estimate.prior)) + distance(next, estimate);
    estimate = next;
    if (moved < settled) break;
  }
  return estimate;
}

interface SeenPattern {
  count: number;
  /** `field * 8 + level` of each level that is evidence. */
  places: number[];
  canMatch: boolean;
}

function readPatterns(patterns: Patterns): SeenPattern[] {
  return patterns.inOrder().map((pattern) => {
    const low = patterns.low(pattern);
    const high = patterns.high(pattern);
    const places: number[] = [];
    for (const index of comparedFields.keys()) {
      const level = levelIn(low, high, index);
      if (isEvidence(level)) places.push(index * levelCount + level);
    }
    const canMatch = vetoesOf(low, high).length === 0;
    return { count: patterns.count(pattern), places, canMatch };
  });
}

function firstEstimate(accounts: number, pairs: number, random: number[][]): EstimatedChances {
  const chances = chancesOf((field, index) => ({
    match: normalised(defaultChances[field].match),
    household: householdChances(
      field,
      normalised(defaultChances[field].household),
      random[index] as number[],
    ),
    random: random[index] as number[],
  }));
  return {
    prior: priorOf(accounts * 0.3, pairs),
    householdPrior: priorOf(accounts * 0.1, pairs),
    chances,
  };
}

/** A share of all pairs; in small lists as if they were part of a larger one. */
const priorOf = (found: number, pairs: number): number =>
  Math.min(0.5, (found + 0.5) / (pairs + 2000));

function chancesOf(
  make: (field: ComparedField, index: number) => FieldChances,
): Record<ComparedField, FieldChances> {
  return Object.fromEntries(
    comparedFields.map((field, index) => [field, make(field, index)]),
  ) as Record<ComparedField, FieldChances>;
}

interface Expected {
  matches: number;
  households: number;
  matchLevels: Float64Array;
  householdLevels: Float64Array;
}

function expect(seen: SeenPattern[], estimate: EstimatedChances): Expected {
  const logs = logChances(estimate);
  const { prior, householdPrior } = estimate;
  const logPriors = [prior, householdPrior, 1 - prior - householdPrior].map(Math.log);
  const expected: Expected = {
    matches: 0,
    households: 0,
    matchLevels: new Float64Array(comparedFields.length * levelCount),
    householdLevels: new Float64Array(comparedFields.length * levelCount),
  };
  for (const { count, places, canMatch } of seen) {
    let match = logPriors[0] as number;
    let household = logPriors[1] as number;
    let stranger = logPriors[2] as number;
    for (const place of places) {
      match += logs.match[place] as number;
      household += logs.household[place] as number;
      stranger += logs.random[place] as number;
    }
    if (!canMatch) match = -Infinity;
    const top = Math.max(match, household, stranger);
    const ofMatch = Math.exp(match - top);
    const ofHousehold = Math.exp(household - top);
    const scale = count / (ofMatch + ofHousehold + Math.exp(stranger - top));
    add(expected, places, ofMatch * scale, ofHousehold * scale);
  }
  return expected;
}

function add(expected: Expected, places: number[], matches: number, households: number): void {
  expected.matches += matches;
  expected.households += households;
  const { matchLevels, householdLevels } = expected;
  for (const place of places) {
    matchLevels[place] = (matchLevels[place] as number) + matches;
    householdLevels[place] = (householdLevels[place] as number) + households;
  }
}

function logChances({ chances }: EstimatedChances) {
  const logs = (kind: keyof FieldChances) =>
    Float64Array.from(
      comparedFields.flatMap((field) =>
        chances[field][kind].map((chance) => Math.log(Math.max(chance, 1e-12))),
      ),
    );
  return { match: logs('match'), household: logs('household'), random: logs('random') };
}

function maximise(expected: Expected, pairs: number, random: number[][]): EstimatedChances {
  const prior = priorOf(expected.matches, pairs);
  const householdPrior = priorOf(expected.households, pairs);
  const chances = chancesOf((field, index) => {
    const match = blend(expected.matchLevels, index, defaultChances[field].match);
    const household = blend(expected.householdLevels, index, defaultChances[field].household);
    const any = random[index] as number[];
    const strangers = any.map((chance, level) =>
      Math.max(
        leastStrangers(field) * chance,
        chance - prior * (match[level] as number) - householdPrior * (household[level] as number),
      ),
    );
    const stranger = normalised(strangers);
    return { match, household: householdChances(field, household, stranger), random: stranger };
  });
  return { prior, householdPrior, chances };
}

function blend(counts: Float64Array, index: number, defaults: readonly number[]): number[] {
  const from = index * levelCount;
  return normalised(
    defaults.map((chance, level) => (counts[from + level] as number) + trustInDefaults * chance),
  );
}

/** What a household does not share, its members have like strangers; but some are twins. */
function householdChances(field: ComparedField, shared: number[], strangers: number[]): number[] {
  if (isHouseholdField(field)) return shared;
  if (field !== 'birthday') return strangers;
  return strangers.map(
    (chance, level) => chance * (1 - twins) + (level === levels.same ? twins : 0),
  );
}

function distance(one: EstimatedChances, other: EstimatedChances): number {
  let largest = 0;
  for (const field of comparedFields) {
    for (let level = 1; level < levelCount; level++) {
      const moved =
        (one.chances[field].match[level] as number) - (other.chances[field].match[level] as number);
      largest = Math.max(largest, Math.abs(moved));
    }
  }
  return largest;
}
