import type { BlockRows } from './block/block-rows.ts';
import { forEachCandidate, type Share } from './block/candidate-pairs.ts';
import { Candidates } from './block/candidates.ts';
import type { PairComparer } from './compare/pair-comparer.ts';
import { Patterns } from './weigh/patterns.ts';

/** What was compared, and the patterns that it showed. */
export interface Compared {
  candidates: Candidates;
  patterns: Patterns;
}

/** Compares every candidate of the share once. */
export function compareCandidates(
  blocks: BlockRows,
  comparer: PairComparer,
  share: Share,
  onKey: (done: number) => void,
): Compared {
  const patterns = new Patterns();
  const candidates = new Candidates();
  forEachCandidate(
    blocks,
    share,
    (left, right) => {
      comparer.compare(left, right);
      candidates.add(left, right, patterns.add(comparer.low, comparer.high));
    },
    onKey,
  );
  return { candidates, patterns };
}
