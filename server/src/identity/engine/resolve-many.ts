import type { LinkRule } from '@heyi/shared/identity/link-rule';
import type { AccountTable } from './account-table.ts';
import { type BlockPlan, makeAllBlocks, planOf } from './block/block-plan.ts';
import type { Block } from './block/blocks.ts';
import { forEachCandidate, isTogether } from './block/candidate-pairs.ts';
import { Candidates } from './block/candidates.ts';
import { makeClusters } from './cluster/make-clusters.ts';
import { type HoldersOf, PairComparer } from './compare/pair-comparer.ts';
import { type Bars, defaultBars } from './decide/bars.ts';
import { ruleOf } from './decide/link-rule.ts';
import { vetoesOf } from './decide/vetoes.ts';
import { type Compared, pairSet, weighCandidates } from './decide/weigh-candidates.ts';
import { findHotValues, type HotValue, rowsWithout } from './hot-values.ts';
import type { MatchModel } from './match-model.ts';
import { learnModel } from './weigh/learn-model.ts';
import { PairWeigher } from './weigh/pair-weigher.ts';
import { Patterns } from './weigh/patterns.ts';
import { countHolders } from './weigh/value-holders.ts';

export interface ResolveOptions {
  bars?: Bars;
  /** Decide by this model instead of learning one. */
  model?: MatchModel;
  /** Use this list instead of finding one. */
  hotValues?: readonly HotValue[];
  /** Bring together what this plan says instead of what the sizes of blocks allow. */
  blockPlan?: BlockPlan;
  /** How many accounts in all hold a value; those of the table when not given. */
  holdersOf?: HoldersOf;
  /** Pairs that a person found to be one, or not one; the machine never undoes either. */
  mustLinks?: readonly (readonly [number, number])[];
  cannotLinks?: readonly (readonly [number, number])[];
  onProgress?: (stage: string, done: number, total: number) => void;
}

/** Two accounts and what is between them. */
export interface Link {
  a: number;
  b: number;
  probability: number;
  /** Bits of evidence. */
  weight: number;
  rule: LinkRule;
}

export interface Resolution {
  /** The cluster of each account, numbered from 0 in the order of their first accounts. */
  clusterOf: Int32Array;
  clusters: number;
  /** What holds the clusters together: accounts minus clusters of them. */
  links: Link[];
  /** Pairs in doubt, strongest first, at most one for every two clusters. */
  review: Link[];
  model: MatchModel;
  hotValues: readonly HotValue[];
  /** What was too large to be brought together whole: by it, single accounts are compared with the same others. */
  blockPlan: BlockPlan;
  /** Accounts each blocking key brought together, and those in blocks too large for it. */
  blocks: { name: string; kept: number; dropped: number }[];
  /** Pairs that were compared. */
  candidates: number;
  isCandidate(a: number, b: number): boolean;
}

/** Decides which accounts are one person: the same clusters for the same accounts in any order. */
export function resolveMany(table: AccountTable, options: ResolveOptions = {}): Resolution {
  const onProgress = options.onProgress ?? (() => undefined);
  onProgress('block', 0, 1);
  const hotValues = options.hotValues ?? findHotValues(table);
  const rows = rowsWithout(table, hotValues);
  const blocks = makeAllBlocks(table, rows, options.blockPlan);
  const holdersOf = options.holdersOf ?? countHolders(table, rows);
  const comparer = new PairComparer(table, rows, holdersOf);
  const { candidates, patterns, compared } = compareAll(blocks, comparer, onProgress);
  onProgress('learn', 0, 1);
  const model = options.model ?? learnModel(table, rows, comparer, holdersOf, patterns);
  const weigher = new PairWeigher(table, rows, model);
  const decision = decide(table, weigher, comparer, { candidates, patterns }, options);
  const describe = describer(table, rows, weigher, comparer);
  const groupings = blocks.map(({ of }) => of);
  return {
    ...decision,
    links: decision.links.map(describe),
    review: decision.review.map(describe),
    model,
    hotValues,
    blockPlan: options.blockPlan ?? planOf(table, rows, blocks),
    blocks: blocks.map(({ report }) => ({
      name: report.key,
      kept: report.pairs,
      dropped: report.droppedAccounts,
    })),
    candidates: compared,
    isCandidate: (a, b) => a !== b && isTogether(groupings, a, b),
  };
}

type OnProgress = (stage: string, done: number, total: number) => void;

/** Compares every candidate once; keeps those that some evidence might make one person. */
function compareAll(blocks: Block[], comparer: PairComparer, onProgress: OnProgress) {
  const patterns = new Patterns();
  const candidates = new Candidates();
  let compared = 0;
  forEachCandidate(
    blocks,
    (left, right) => {
      comparer.compare(left, right);
      compared++;
      candidates.add(left, right, patterns.add(comparer.low, comparer.high));
    },
    (done) => onProgress('compare', done, blocks.length),
  );
  return { candidates, patterns, compared };
}

/** One link between two accounts, before it is put in words. */
interface Bond {
  a: number;
  b: number;
  isByHand: boolean;
}

function decide(
  table: AccountTable,
  weigher: PairWeigher,
  comparer: PairComparer,
  compared: Compared,
  { bars = defaultBars, mustLinks = [], cannotLinks = [], onProgress }: ResolveOptions,
) {
  onProgress?.('decide', 0, 2);
  const forbidden = pairSet(table.size, cannotLinks);
  const edges = weighCandidates(compared, weigher, bars, forbidden);
  const stableId = (account: number) => table.stableId(account);
  onProgress?.('decide', 1, 2);
  const found = makeClusters(
    table.size,
    edges,
    edges.strongestFirst(stableId),
    {
      linkFrom: weigher.weightAt(bars.upper),
      evenFrom: weigher.weightAt(0.5),
      verdict(left, right) {
        comparer.compare(left, right);
        const { low, high } = comparer;
        const isVetoed = forbidden.has(left, right) || vetoesOf(low, high).length > 0;
        return { isVetoed, weight: weigher.weigh(left, right, low, high) };
      },
    },
    mustLinks,
  );
  const bondOf = (edge: number): Bond => ({
    a: edges.left(edge),
    b: edges.right(edge),
    isByHand: false,
  });
  return {
    clusterOf: found.clusterOf,
    clusters: found.clusters,
    links: [
      ...found.byHand.map(([a, b]): Bond => ({ a, b, isByHand: true })),
      ...found.links.map(bondOf),
    ],
    review: found.doubts.map(bondOf),
  };
}

function describer(
  table: AccountTable,
  rows: Int32Array,
  weigher: PairWeigher,
  comparer: PairComparer,
) {
  return ({ a, b, isByHand }: Bond): Link => {
    comparer.compare(a, b);
    const { low, high } = comparer;
    const weight = weigher.weigh(a, b, low, high);
    if (isByHand) return { a, b, probability: 1, weight, rule: 'by-hand' };
    const rule = ruleOf(table, rows, a, low, high);
    return { a, b, probability: weigher.probability(weight), weight, rule };
  };
}
