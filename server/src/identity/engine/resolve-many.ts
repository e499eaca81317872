import type { LinkRule } from '@heyi/shared/identity/link-rule';
import type { AccountTable } from './account-table.ts';
import { type BlockPlan, makeAllBlocks, planOf } from './block/block-plan.ts';
import { type BlockRows, blockRows, isTogether } from './block/block-rows.ts';
import type { BlockReport } from './block/blocks.ts';
import { allOfIt, type Share } from './block/candidate-pairs.ts';
import type { Edges } from './cluster/edges.ts';
import { makeClusters } from './cluster/make-clusters.ts';
import { type HoldersOf, PairComparer } from './compare/pair-comparer.ts';
import { type Compared, compareCandidates } from './compare-candidates.ts';
import { type Bars, defaultBars } from './decide/bars.ts';
import { ruleOf } from './decide/link-rule.ts';
import { vetoesOf } from './decide/vetoes.ts';
import { pairSet, weighCandidates } from './decide/weigh-candidates.ts';
import { findHotValues, type HotValue, rowsWithout } from './hot-values.ts';
import type { MatchModel } from './match-model.ts';
import { learnModel, type Measured, measureAccounts } from './weigh/learn-model.ts';
import { PairWeigher } from './weigh/pair-weigher.ts';
import type { Patterns } from './weigh/patterns.ts';
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
  /** Pairs in doubt, strongest first, at most one for every two clusters and 20 for a cluster. */
  review: Link[];
  /** Pairs in doubt beyond these. */
  reviewLeftOut: number;
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
  const task = prepare(table, options);
  const compared = compareShare(task, allOfIt);
  const model = options.model ?? learnFrom(task, measure(task), compared.patterns);
  const weigher = new PairWeigher(table, task.rows, model);
  const { bars = defaultBars, cannotLinks = [] } = options;
  const edges = weighCandidates(compared, weigher, bars, pairSet(table.size, cannotLinks));
  return conclude(task, model, edges, compared.patterns.pairs);
}

/** What is to be compared. */
export interface Task {
  table: AccountTable;
  options: ResolveOptions;
  hotValues: readonly HotValue[];
  /** The rows without hot values. */
  rows: Int32Array;
  holdersOf: HoldersOf;
  comparer: PairComparer;
  blocks: BlockRows;
  blockPlan: BlockPlan;
  reports: BlockReport[];
}

/** Sets hot values aside and makes blocks; `onRows` is told the rows before the blocks are made. */
export function prepare(
  table: AccountTable,
  options: ResolveOptions,
  onRows?: (rows: Int32Array) => void,
): Task {
  options.onProgress?.('block', 0, 1);
  const hotValues = options.hotValues ?? findHotValues(table);
  const rows = rowsWithout(table, hotValues);
  onRows?.(rows);
  const blocks = makeAllBlocks(table, rows, options.blockPlan);
  const holdersOf = options.holdersOf ?? countHolders(table, rows);
  return {
    table,
    options,
    hotValues,
    rows,
    holdersOf,
    comparer: new PairComparer(table, rows, holdersOf),
    blocks: blockRows(blocks, table.size),
    blockPlan: options.blockPlan ?? planOf(table, rows, blocks),
    reports: blocks.map(({ report }) => report),
  };
}

export function compareShare({ blocks, comparer, options }: Task, share: Share): Compared {
  const onKey = (done: number) => options.onProgress?.('compare', done, blocks.keys);
  return compareCandidates(blocks, comparer, share, onKey);
}

const measure = ({ table, rows, comparer, holdersOf }: Task): Measured =>
  measureAccounts(table, rows, comparer, holdersOf);

export function learnFrom({ options }: Task, measured: Measured, patterns: Patterns): MatchModel {
  options.onProgress?.('learn', 0, 1);
  return learnModel(measured, patterns);
}

/** Makes clusters of weighed pairs; all that is left to do when every candidate was compared. */
export function conclude(
  { table, rows, comparer, blocks, ...task }: Task,
  model: MatchModel,
  edges: Edges,
  candidates: number,
): Resolution {
  const weigher = new PairWeigher(table, rows, model);
  const decision = decide(table, weigher, comparer, edges, task.options);
  const describe = describer(table, rows, weigher, comparer);
  return {
    ...decision,
    links: decision.links.map(describe),
    review: decision.review.map(describe),
    model,
    hotValues: task.hotValues,
    blockPlan: task.blockPlan,
    blocks: task.reports.map(({ key, pairs, droppedAccounts }) => ({
      name: key,
      kept: pairs,
      dropped: droppedAccounts,
    })),
    candidates,
    isCandidate: (a, b) => a !== b && isTogether(blocks, a, b),
  };
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
  edges: Edges,
  { bars = defaultBars, mustLinks = [], cannotLinks = [], onProgress }: ResolveOptions,
) {
  onProgress?.('decide', 0, 1);
  const forbidden = pairSet(table.size, cannotLinks);
  const stableId = (account: number) => table.stableId(account);
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
    reviewLeftOut: found.doubtsLeftOut,
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
