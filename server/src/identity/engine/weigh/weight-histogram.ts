import type { AccountTable } from '../account-table.ts';
import { allOfIt, forEachCandidate } from '../block/candidate-pairs.ts';
import { isCorroborated } from '../decide/corroboration.ts';
import { vetoesOf } from '../decide/vetoes.ts';
import type { HotValue } from '../hot-values.ts';
import type { MatchModel } from '../match-model.ts';
import { prepare } from '../resolve-many.ts';
import { PairWeigher } from './pair-weigher.ts';

/** How compared pairs spread by their log odds, prior included; the outermost steps hold what lies beyond, too. */
export interface WeightHistogram {
  /** Bits at which the first step begins, and how wide each is. */
  from: number;
  step: number;
  /** Pairs that may be linked without a person. */
  free: number[];
  /** Pairs that contradict themselves or have one kind of evidence only. */
  held: number[];
}

const from = -20;
const step = 2;
const steps = 30;

/** Compares every candidate pair once more, and counts what they weigh. */
export function weightHistogram(
  table: AccountTable,
  model: MatchModel,
  hotValues: readonly HotValue[],
): WeightHistogram {
  const { rows, comparer, blocks } = prepare(table, { hotValues });
  const weigher = new PairWeigher(table, rows, model);
  const free = new Array<number>(steps).fill(0);
  const held = new Array<number>(steps).fill(0);
  forEachCandidate(
    blocks,
    allOfIt,
    (left, right) => {
      comparer.compare(left, right);
      const { low, high } = comparer;
      const bits = weigher.prior + weigher.weigh(left, right, low, high);
      const place = Math.min(Math.max(Math.floor((bits - from) / step), 0), steps - 1);
      const isFree = vetoesOf(low, high).length === 0 && isCorroborated(low, high);
      const counts = isFree ? free : held;
      counts[place] = (counts[place] as number) + 1;
    },
    () => undefined,
  );
  return { from, step, free, held };
}
