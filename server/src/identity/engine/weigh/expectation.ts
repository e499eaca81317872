import { comparedFields } from '../compare/compared-field.ts';
import { levelCount, levelIn } from '../compare/levels.ts';
import { vetoesOf } from '../decide/vetoes.ts';
import { type MatchModel, type PairKind, pairKinds } from '../match-model.ts';
import { isEvidence } from './field-kinds.ts';
import type { Patterns } from './patterns.ts';

export type EstimatedChances = Pick<
  MatchModel,
  'prior' | 'movedShare' | 'householdPrior' | 'twinsPrior' | 'chances'
>;

/** A comparison pattern as the estimation reads it. */
export interface SeenPattern {
  count: number;
  /** `field * 8 + level` of each level that is evidence. */
  places: Uint8Array;
  canMatch: boolean;
}

/** What the candidates are, as far as the chances tell: pairs of each kind, in all and by `field * 8 + level`. */
export type Expected = Record<PairKind, { pairs: number; levels: Float64Array }>;

/** Match and moved. */
const kindsOfOnePerson = 2;
const placeCount = comparedFields.length * levelCount;

export function readPatterns(patterns: Patterns): SeenPattern[] {
  return patterns.inOrder().map((pattern) => {
    const low = patterns.low(pattern);
    const high = patterns.high(pattern);
    const places: number[] = [];
    for (const index of comparedFields.keys()) {
      const level = levelIn(low, high, index);
      if (isEvidence(level)) places.push(index * levelCount + level);
    }
    return {
      count: patterns.count(pattern),
      places: Uint8Array.from(places),
      canMatch: vetoesOf(low, high).length === 0,
    };
  });
}

/** Shares every pattern's pairs out to the kinds of pairs. */
export function expectKinds(seen: readonly SeenPattern[], estimate: EstimatedChances): Expected {
  const logs = pairKinds.map((kind) => logChances(estimate, kind));
  const priors = priorsOf(estimate).map(Math.log);
  const kinds = pairKinds.map(() => ({ pairs: 0, levels: new Float64Array(placeCount) }));
  const shares = new Float64Array(pairKinds.length);
  for (const { count, places, canMatch } of seen) {
    for (let kind = 0; kind < shares.length; kind++) {
      const chances = logs[kind] as Float64Array;
      let sum = priors[kind] as number;
      for (const place of places) sum += chances[place] as number;
      shares[kind] = sum;
    }
    if (!canMatch) shares.fill(-Infinity, 0, kindsOfOnePerson);
    shareOut(shares, count);
    for (let kind = 0; kind < shares.length; kind++) {
      addPairs(kinds[kind] as Expected[PairKind], places, shares[kind] as number);
    }
  }
  return Object.fromEntries(pairKinds.map((kind, index) => [kind, kinds[index]])) as Expected;
}

const priorsOf = ({
  prior,
  movedShare,
  householdPrior,
  twinsPrior,
}: EstimatedChances): number[] => [
  prior * (1 - movedShare),
  prior * movedShare,
  householdPrior,
  twinsPrior,
  1 - prior - householdPrior - twinsPrior,
];

/** Turns logarithms into shares of the count. */
function shareOut(shares: Float64Array, count: number): void {
  let top = -Infinity;
  for (const share of shares) top = Math.max(top, share);
  let sum = 0;
  for (let kind = 0; kind < shares.length; kind++) {
    shares[kind] = Math.exp((shares[kind] as number) - top);
    sum += shares[kind] as number;
  }
  for (let kind = 0; kind < shares.length; kind++) {
    shares[kind] = ((shares[kind] as number) * count) / sum;
  }
}

function addPairs(kind: Expected[PairKind], places: Uint8Array, pairs: number): void {
  kind.pairs += pairs;
  const { levels } = kind;
  for (const place of places) levels[place] = (levels[place] as number) + pairs;
}

const logChances = ({ chances }: EstimatedChances, kind: PairKind): Float64Array =>
  Float64Array.from(
    comparedFields.flatMap((field) =>
      chances[field][kind].map((chance) => Math.log(Math.max(chance, 1e-12))),
    ),
  );
