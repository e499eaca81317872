import type { ExampleKind } from '@heyi/shared/imports/dry-run.schema';
import type { Link, Resolution } from '../engine/resolve-many.ts';
import { assignCustomers, type CustomerAssignment } from '../stable-customer-ids.ts';
import type { ListBesideStored } from './list-beside-stored.ts';

type Beside = Pick<ListBesideStored, 'states' | 'customerBefore'>;
type Resolved = Pick<Resolution, 'clusterOf' | 'clusters' | 'links' | 'review'>;

export interface MergeFigures {
  joining: number;
  settling: number;
  newCustomers: number;
  mergedCustomers: number;
  leaving: number;
  reviewPairs: number;
}

export interface FoundExample {
  kind: ExampleKind;
  links: Link[];
}

export interface MergeOutcome {
  figures: MergeFigures;
  /** The least certain first, a few of each kind. */
  examples: FoundExample[];
}

const mostExamples = 20;
const mostLinks = 3;

/** What the accounts of the list would do to the customers who are there; what happens without them is left out. */
export function mergeOutcome(beside: Beside, resolution: Resolved): MergeOutcome {
  const { clusterOf, clusters, review } = resolution;
  const { customerOf, mergedInto } = assignCustomers(clusterOf, clusters, beside.customerBefore);
  const touched = touchedClusters(beside, resolution);
  const merged = [...mergedInto.values()].filter((cluster) => touched[cluster]);
  const isChanging = (account: number) => (beside.states[account] ?? 'unchanged') !== 'unchanged';
  const doubtful = review.filter(({ a, b }) => isChanging(a) || isChanging(b));
  const isNew = (cluster: number) => !customerOf[cluster];
  return {
    figures: {
      ...countAccounts(beside, resolution, { customerOf, mergedInto }),
      newCustomers: touched.reduce((sum, is, at) => sum + (is && isNew(at) ? 1 : 0), 0),
      mergedCustomers: merged.length,
      reviewPairs: doubtful.length,
    },
    examples: [
      ...mergeExamples(resolution, new Set(merged), beside),
      ...leastCertain('review', doubtful),
      ...linkExamples(resolution, { beside, isNew, isChanging, merging: new Set(merged) }),
    ],
  };
}

function countAccounts(
  { states, customerBefore }: Beside,
  { clusterOf }: Resolved,
  { customerOf, mergedInto }: CustomerAssignment,
): Pick<MergeFigures, 'joining' | 'settling' | 'leaving'> {
  const counts = { joining: 0, settling: 0, leaving: 0 };
  for (const [account, state] of states.entries()) {
    const cluster = clusterOf[account] as number;
    const before = customerBefore[account];
    const now = customerOf[cluster];
    if (state === 'created') counts[now ? 'joining' : 'settling']++;
    else if (before && now !== before && mergedInto.get(before) !== cluster) counts.leaving++;
  }
  return counts;
}

interface Meaning {
  beside: Beside;
  isNew(cluster: number): boolean;
  isChanging(account: number): boolean;
  merging: ReadonlySet<number>;
}

/** Links of the list's own accounts: to a customer who is there, or to each other. */
function linkExamples({ clusterOf, links }: Resolved, meaning: Meaning): FoundExample[] {
  const { beside, isNew, isChanging, merging } = meaning;
  const own = links.filter(
    ({ a, b }) => (isChanging(a) || isChanging(b)) && !merging.has(clusterOf[a] as number),
  );
  const isTogether = ({ a }: Link) => isNew(clusterOf[a] as number);
  const customer = (account: number) => beside.customerBefore[account] ?? null;
  const joins = ({ a, b }: Link) => (customer(a) === null) !== (customer(b) === null);
  return [
    ...leastCertain(
      'join',
      own.filter((link) => !isTogether(link) && joins(link)),
    ),
    ...leastCertain('together', own.filter(isTogether)),
  ];
}

const leastCertain = (kind: ExampleKind, links: Link[]): FoundExample[] =>
  links
    .sort((a, b) => a.probability - b.probability)
    .slice(0, mostExamples)
    .map((link) => ({ kind, links: [link] }));

/** Clusters with an account of the list that is new or changed. */
function touchedClusters({ states }: Beside, { clusterOf, clusters }: Resolved): Uint8Array {
  const touched = new Uint8Array(clusters);
  for (const [account, state] of states.entries())
    if (state !== 'unchanged') touched[clusterOf[account] as number] = 1;
  return touched;
}

/** For each cluster that several customers come to, the links that lead from one to the other. */
function mergeExamples(
  { clusterOf, links }: Resolved,
  merging: ReadonlySet<number>,
  { customerBefore }: Beside,
): FoundExample[] {
  const bridges = new Map<number, Link[]>();
  for (const link of links) {
    const cluster = clusterOf[link.a] as number;
    if (!merging.has(cluster)) continue;
    if ((customerBefore[link.a] ?? null) === (customerBefore[link.b] ?? null)) continue;
    const found = bridges.get(cluster);
    if (found) found.push(link);
    else bridges.set(cluster, [link]);
  }
  const weakest = (found: Link[]) => Math.min(...found.map(({ probability }) => probability));
  return [...bridges.values()]
    .sort((a, b) => weakest(a) - weakest(b))
    .slice(0, mostExamples)
    .map((found) => ({ kind: 'merge', links: found.slice(0, mostLinks) }));
}
