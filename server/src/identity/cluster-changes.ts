import { Types } from 'mongoose';
import { pagesAhead } from '../database/pages-ahead.ts';
import { type Customer, CustomerModel } from './customer.model.ts';
import type { Decided } from './decided.ts';
import type { Link } from './engine/resolve-many.ts';
import type { LoadedAccounts } from './load-accounts.ts';
import { hashMembers } from './members-hash.ts';
import { assignCustomers } from './stable-customer-ids.ts';
import { strongestLinks } from './strongest-links.ts';

/** One cluster of the run beside the customer that it is. */
export interface ClusterChange {
  customerId: string;
  isNew: boolean;
  /** Indexes of its accounts, in the order of their arrival. */
  members: number[];
  /** Those whose customer or link is not what is stored. */
  changedMembers: number[];
  /** Customers that became part of this one. */
  absorbed: string[];
  membersHash: string;
  isGoldenRecordStale: boolean;
  isChanged: boolean;
}

export interface ClusterChanges {
  linkOf: (Link | null)[];
  /** Customers that end with this run. */
  absorbed: ReadonlySet<string>;
  changes: Iterable<ClusterChange>;
}

/** Compares what the run decided with what is stored, cluster by cluster. */
export function clusterChanges(
  decided: Decided,
  storedHashes: ReadonlyMap<string, string>,
): ClusterChanges {
  const { accounts, resolution } = decided;
  const { clusterOf, clusters, links } = resolution;
  const { customerOf, mergedInto } = assignCustomers(clusterOf, clusters, accounts.customerBefore);
  const absorbedBy = groupByCluster(mergedInto);
  const membersOf = groupMembers(clusterOf, clusters);
  const linkOf = strongestLinks(clusterOf.length, links);

  function* changes(): Generator<ClusterChange> {
    for (let cluster = 0; cluster < clusters; cluster++) {
      const members = membersOf(cluster);
      const known = customerOf[cluster] ?? null;
      const customerId = known ?? new Types.ObjectId().toHexString();
      const membersHash = hashMembers(members.map((account) => memberOf(decided, account)));
      const isGoldenRecordStale = storedHashes.get(customerId) !== membersHash;
      const absorbed = absorbedBy.get(cluster) ?? [];
      const changedMembers = members.filter(
        (account) =>
          accounts.customerStored[account] !== customerId ||
          !isSameLink(accounts, account, linkOf[account] ?? null),
      );
      yield {
        customerId,
        isNew: known === null,
        members,
        changedMembers,
        absorbed,
        membersHash,
        isGoldenRecordStale,
        isChanged: isGoldenRecordStale || changedMembers.length > 0 || absorbed.length > 0,
      };
    }
  }
  return { linkOf, absorbed: new Set(mergedInto.keys()), changes: changes() };
}

/** The hash of the members of every active customer, as it is stored. */
export async function loadMembersHashes(): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  const pages = pagesAhead<Pick<Customer, '_id' | 'membersHash'>>(CustomerModel.collection, {
    filter: { status: 'active' },
    projection: { membersHash: 1 },
    pageSize: 10_000,
  });
  for await (const page of pages)
    for (const { _id, membersHash } of page) hashes.set(_id.toHexString(), membersHash);
  return hashes;
}

function groupByCluster(mergedInto: Map<string, number>): Map<number, string[]> {
  const byCluster = new Map<number, string[]>();
  for (const [id, cluster] of mergedInto) {
    const ids = byCluster.get(cluster);
    if (ids) ids.push(id);
    else byCluster.set(cluster, [id]);
  }
  return byCluster;
}

/** Members of each cluster by counting sort, so that a million accounts need two arrays and no maps. */
function groupMembers(clusterOf: Int32Array, clusters: number) {
  const ends = new Int32Array(clusters);
  for (const cluster of clusterOf) ends[cluster] = (ends[cluster] as number) + 1;
  for (let c = 1; c < clusters; c++) ends[c] = (ends[c] as number) + (ends[c - 1] as number);
  const starts = ends.slice();
  const members = new Int32Array(clusterOf.length);
  for (let account = clusterOf.length - 1; account >= 0; account--) {
    const cluster = clusterOf[account] as number;
    const at = (starts[cluster] as number) - 1;
    starts[cluster] = at;
    members[at] = account;
  }
  return (cluster: number) => [...members.subarray(starts[cluster], ends[cluster])];
}

const memberOf = ({ accounts, takenOverMobiles }: Decided, account: number) => ({
  id: accounts.ids[account] as string,
  contentHash: accounts.contentHashes[account] as string,
  isMobileTakenOver: takenOverMobiles[account] === 1,
});

function isSameLink({ ids, linkBefore }: LoadedAccounts, account: number, link: Link | null) {
  const before = linkBefore[account] ?? null;
  if (before === null || link === null) return before === link;
  return (
    before.rule === link.rule &&
    before.toAccountId.toHexString() === ids[otherEnd(link, account)] &&
    Math.abs(before.probability - link.probability) < 1e-6
  );
}

export const otherEnd = ({ a, b }: Link, account: number) => (a === account ? b : a);
