import { ClusterSets } from './cluster-sets.ts';
import type { Edges } from './edges.ts';

/** What two accounts are to each other when whole clusters are joined. */
export interface PairVerdict {
  isVetoed: boolean;
  /** Bits of evidence for (positive) or against one person. */
  weight: number;
}

export interface ClusterRules {
  /** Edges at or above this weight link. */
  linkFrom: number;
  /** The weight at which one person and two are as likely. */
  evenFrom: number;
  verdict(left: number, right: number): PairVerdict;
}

export interface Clusters {
  clusterOf: Int32Array;
  clusters: number;
  /** Edges that joined two clusters. */
  links: number[];
  /** Pairs joined by a person's word. */
  byHand: (readonly [number, number])[];
  /** Edges between two clusters that a person should look at, at most one for every two clusters and 20 for a cluster. */
  doubts: number[];
  /** How many more than 20 there were. */
  doubtsLeftOut: number;
}

/** Above this size a cluster is no longer believed without a person's look. */
const sizeAlarm = 100;
/** Nobody looks at more pairs of one customer in one go; the others come up when these are decided. */
const mostDoubts = 20;
/** What one pair may count at most when clusters are joined. */
const mostVote = 24;

/** Joins accounts along the edges, strongest first; whatever contradicts or is too weak a bridge is left to doubt. */
export function makeClusters(
  accounts: number,
  edges: Edges,
  order: Uint32Array,
  rules: ClusterRules,
  mustLinks: readonly (readonly [number, number])[],
): Clusters {
  const sets = new ClusterSets(accounts);
  const links: number[] = [];
  const open: number[] = [];
  const byHand = mustLinks.filter(([left, right]) => {
    const [one, other] = [sets.find(left), sets.find(right)];
    if (one !== other) sets.join(one, other);
    return one !== other;
  });
  for (const edge of order) {
    const left = sets.find(edges.left(edge));
    const right = sets.find(edges.right(edge));
    if (left === right) continue;
    if (edges.weight(edge) >= rules.linkFrom && mayJoin(sets, left, right, rules)) {
      sets.join(left, right);
      links.push(edge);
    } else {
      open.push(edge);
    }
  }
  const { clusterOf, clusters } = numbered(sets, accounts);
  return { clusterOf, clusters, links, byHand, ...doubtsOf(edges, open, clusterOf) };
}

/** No veto between any two members, and pairs that are likely one person outweigh those that contradict. */
function mayJoin(sets: ClusterSets, left: number, right: number, rules: ClusterRules): boolean {
  const size = sets.sizeOf(left) * sets.sizeOf(right);
  if (size === 1) return true;
  if (sets.sizeOf(left) + sets.sizeOf(right) > sizeAlarm) return false;
  const leftMembers = sets.members(left);
  const rightMembers = sets.members(right);
  let sum = 0;
  for (const one of leftMembers) {
    for (const other of rightMembers) {
      const { isVetoed, weight } = rules.verdict(one, other);
      if (isVetoed) return false;
      sum += voteOf(weight, rules.evenFrom);
    }
  }
  return sum >= Math.min(rules.linkFrom - rules.evenFrom, mostVote);
}

/** Bits for or against; what agrees too little to tell does neither. */
function voteOf(weight: number, evenFrom: number): number {
  if (weight >= evenFrom) return Math.min(weight - evenFrom, mostVote);
  return Math.max(-mostVote, Math.min(0, weight));
}

/** Numbers clusters in the order of their first accounts. */
function numbered(sets: ClusterSets, accounts: number) {
  const clusterOf = new Int32Array(accounts);
  const numbers = new Int32Array(accounts).fill(-1);
  let clusters = 0;
  for (let account = 0; account < accounts; account++) {
    const root = sets.find(account);
    if (numbers[root] === -1) numbers[root] = clusters++;
    clusterOf[account] = numbers[root] as number;
  }
  return { clusterOf, clusters };
}

function doubtsOf(edges: Edges, open: number[], clusterOf: Int32Array) {
  const seen = new Set<number>();
  const clusters = clusterOf.length;
  const counts = new Int32Array(clusters);
  const doubts: number[] = [];
  for (const edge of open) {
    const left = clusterOf[edges.left(edge)] as number;
    const right = clusterOf[edges.right(edge)] as number;
    if (left === right) continue;
    const pair = Math.min(left, right) * clusters + Math.max(left, right);
    if (seen.has(pair)) continue;
    seen.add(pair);
    if (Math.max(counts[left] as number, counts[right] as number) >= mostDoubts) continue;
    for (const cluster of [left, right]) counts[cluster] = (counts[cluster] as number) + 1;
    doubts.push(edge);
  }
  return { doubts, doubtsLeftOut: seen.size - doubts.length };
}
