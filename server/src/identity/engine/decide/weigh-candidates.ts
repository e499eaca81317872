import { Edges } from '../cluster/edges.ts';
import type { Compared } from '../compare-candidates.ts';
import type { PairWeigher } from '../weigh/pair-weigher.ts';
import type { Patterns } from '../weigh/patterns.ts';
import type { Bars } from './bars.ts';
import { isCorroborated } from './corroboration.ts';
import { vetoesOf } from './vetoes.ts';

/** Weighs every candidate once and keeps those that reach the lower bar. */
export function weighCandidates(
  { candidates, patterns }: Compared,
  weigher: PairWeigher,
  bars: Bars,
  forbidden: PairSet,
): Edges {
  const edges = new Edges();
  const least = weigher.weightAt(bars.lower);
  const belowLink = weigher.weightAt(bars.upper) - doubt;
  const hopes = hopefulPatterns(patterns, weigher, least);
  for (let pair = 0; pair < candidates.size; pair++) {
    const pattern = candidates.pattern(pair);
    if (hopes[pattern] === hopeless) continue;
    const left = candidates.left(pair);
    const right = candidates.right(pair);
    const weight = weigher.weigh(left, right, patterns.low(pattern), patterns.high(pattern));
    if (weight < least || forbidden.has(left, right)) continue;
    edges.add(left, right, hopes[pattern] === reviewAtMost ? Math.min(weight, belowLink) : weight);
  }
  return edges;
}

const hopeless = 0;
const reviewAtMost = 1;
const linkable = 2;
/** Bits by which a pair that must not link by itself stays under the bar. */
const doubt = 0.01;

/** What pairs of each pattern can come to with the rarest values: nothing, a review, a link. */
function hopefulPatterns(patterns: Patterns, weigher: PairWeigher, least: number): Uint8Array {
  const hopes = new Uint8Array(patterns.size + 1);
  for (let pattern = 1; pattern <= patterns.size; pattern++) {
    const low = patterns.low(pattern);
    const high = patterns.high(pattern);
    if (weigher.mostFor(low, high) < least || vetoesOf(low, high).length > 0) continue;
    hopes[pattern] = isCorroborated(low, high) ? linkable : reviewAtMost;
  }
  return hopes;
}

/** Pairs of accounts, in either order. */
export interface PairSet {
  has(a: number, b: number): boolean;
}

export function pairSet(accounts: number, pairs: readonly (readonly [number, number])[]): PairSet {
  if (pairs.length === 0) return { has: () => false };
  const keyOf = (a: number, b: number) => Math.min(a, b) * accounts + Math.max(a, b);
  const keys = new Set(pairs.map(([a, b]) => keyOf(a, b)));
  return { has: (a, b) => keys.has(keyOf(a, b)) };
}
