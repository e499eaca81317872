import type { Link, Resolution } from '../engine/resolve-many.ts';
import type { LoadedAccounts } from '../load-accounts.ts';
import type { OpenPair } from '../review/load-open-pairs.ts';
import { assignCustomers } from '../stable-customer-ids.ts';

type Pair = Pick<Link, 'a' | 'b' | 'probability' | 'rule'> | OpenPair;

/** What a resolution would change of what is stored. */
export interface Changes {
  newAccounts: number;
  customersBefore: number;
  joined: { accounts: number; customers: number };
  split: { accounts: number; customers: number };
  /** Links between accounts of two customers, the weakest first. */
  joins: Pair[];
  /** Accounts of one customer that would part: each with the one that it was linked to. */
  partings: [number, number][];
  /** Pairs that would be in doubt and are not so yet, and the other way round; the likeliest first. */
  asked: Pair[];
  unasked: Pair[];
}

/** Compares what the engine decided on trial with what is stored; pure. */
export function previewChanges(
  accounts: Pick<LoadedAccounts, 'ids' | 'customerBefore' | 'linkBefore'>,
  { clusterOf, clusters, links, review }: Pick<Resolution, keyof Changed>,
  open: readonly OpenPair[],
): Changes {
  const { customerBefore } = accounts;
  const { customerOf, mergedInto } = assignCustomers(clusterOf, clusters, customerBefore);
  const joined = { accounts: 0, customers: mergedInto.size };
  const splitOff = new Set<string>();
  const split = { accounts: 0, customers: 0 };
  let newAccounts = 0;
  for (const [account, before] of customerBefore.entries()) {
    const cluster = clusterOf[account] as number;
    if (before === null) newAccounts++;
    else if (mergedInto.get(before) === cluster) joined.accounts++;
    else if (customerOf[cluster] !== before) {
      split.accounts++;
      splitOff.add(before);
    }
  }
  split.customers = splitOff.size;
  const isOneBefore = ({ a, b }: Pair) => customerBefore[a] === customerBefore[b];
  return {
    newAccounts,
    customersBefore: new Set(customerBefore.filter((customer) => customer !== null)).size,
    joined,
    split,
    joins: links
      .filter((link) => isKnown(customerBefore, link) && !isOneBefore(link))
      .sort((one, other) => one.probability - other.probability),
    partings: partingsOf(accounts, clusterOf, splitOff),
    ...doubtsOf(customerBefore, review, open),
  };
}

type Changed = Pick<Resolution, 'clusterOf' | 'clusters' | 'links' | 'review'>;

const isKnown = (before: readonly (string | null)[], { a, b }: Pair) =>
  before[a] !== null && before[b] !== null;

function partingsOf(
  {
    ids,
    customerBefore,
    linkBefore,
  }: Pick<LoadedAccounts, 'ids' | 'customerBefore' | 'linkBefore'>,
  clusterOf: Int32Array,
  splitOff: ReadonlySet<string>,
): [number, number][] {
  const concerned: number[] = [];
  const indexOf = new Map<string, number>();
  for (const [account, before] of customerBefore.entries()) {
    if (before === null || !splitOff.has(before)) continue;
    concerned.push(account);
    indexOf.set(ids[account] as string, account);
  }
  const seen = new Set<string>();
  return concerned.flatMap((account): [number, number][] => {
    const other = indexOf.get(linkBefore[account]?.toAccountId.toHexString() ?? '');
    if (other === undefined || clusterOf[other] === clusterOf[account]) return [];
    const pair: [number, number] = account < other ? [account, other] : [other, account];
    if (seen.has(pair.join())) return [];
    seen.add(pair.join());
    return [pair];
  });
}

/** Doubts are about customers: another pair of accounts of the same two is the same doubt. */
function doubtsOf(
  customerBefore: readonly (string | null)[],
  review: readonly Link[],
  open: readonly OpenPair[],
) {
  const side = (account: number) => customerBefore[account] ?? String(account);
  const keyOf = ({ a, b }: Pair) => [side(a), side(b)].sort().join();
  const before = new Set(open.map(keyOf));
  const after = new Set(review.map(keyOf));
  const likeliestFirst = (one: Pair, other: Pair) => other.probability - one.probability;
  return {
    asked: review.filter((pair) => !before.has(keyOf(pair))).sort(likeliestFirst),
    unasked: open.filter((pair) => !after.has(keyOf(pair))).sort(likeliestFirst),
  };
}
