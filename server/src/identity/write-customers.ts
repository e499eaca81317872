import { setImmediate } from 'node:timers/promises';
import { oneAhead } from '../database/one-ahead.ts';
import { inTransaction } from '../database/transaction.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
import {
  type ClusterChange,
  type ClusterChanges,
  clusterChanges,
  loadMembersHashes,
} from './cluster-changes.ts';
import { CustomerModel } from './customer.model.ts';
import { addCustomerWrites, type CustomerWrites, type RecordTools } from './customer-writes.ts';
import type { Decided } from './decided.ts';
import { moveDependentRecords } from './dependent-records.ts';
import { type LinkEvent, LinkEventModel } from './link.model.ts';
import { linkEvents } from './link-events.ts';
import { movedAccounts } from './moved-accounts.ts';
import type { OnProgress } from './resolution-runs.ts';
import type { LateArrivals } from './resolve-one/late-arrivals.ts';

const accountsPerTransaction = 2000;
/** Clusters that are worked on between two turns of the event loop, so that what was sent before gets on its way. */
const clustersAtOnce = 100;

/**
 * Writes every customer that changed: its accounts' links, its golden record, its redirects and the ledger entries
 * together in one transaction, a batch of whole customers at a time; each batch is made ready while the one before is
 * written. Returns how many accounts changed.
 */
export async function writeCustomers(
  decided: Decided,
  tools: RecordTools,
  onProgress: OnProgress,
  late: LateArrivals,
): Promise<number> {
  const total = decided.accounts.ids.length;
  const clusters = clusterChanges(decided, await loadMembersHashes());
  const figures = { changed: 0, seen: 0 };
  for await (const batch of oneAhead(preparedBatches(clusters, decided, tools, figures))) {
    await writeBatch(batch, decided, late);
    onProgress('write', batch.seen, total);
  }
  return figures.changed;
}

async function* preparedBatches(
  clusters: ClusterChanges,
  decided: Decided,
  tools: RecordTools,
  figures: { changed: number; seen: number },
): AsyncGenerator<PreparedBatch> {
  for (const batch of batchesOf(clusters.changes, figures)) {
    const { seen } = figures;
    const prepare = (some: ClusterChange[]) => prepared(some, clusters, decided, tools);
    yield { ...(await prepare(batch)), changes: batch, prepare, seen };
  }
}

interface Prepared extends CustomerWrites {
  events: Omit<LinkEvent, '_id'>[];
}

interface PreparedBatch extends Prepared {
  changes: ClusterChange[];
  seen: number;
  prepare(changes: ClusterChange[]): Promise<Prepared>;
}

async function prepared(
  batch: ClusterChange[],
  { linkOf, absorbed }: ClusterChanges,
  decided: Decided,
  tools: RecordTools,
): Promise<Prepared> {
  const writes: Prepared = { customers: [], accounts: [], events: [] };
  for (const [at, change] of batch.entries()) {
    if (at % clustersAtOnce === 0) await setImmediate();
    addCustomerWrites(writes, change, { decided, linkOf, ...tools });
    writes.events.push(...linkEvents(change, decided, linkOf, absorbed));
  }
  return writes;
}

function* batchesOf(
  changes: Iterable<ClusterChange>,
  figures: { changed: number; seen: number },
): Generator<ClusterChange[]> {
  let batch: ClusterChange[] = [];
  let pending = 0;
  for (const change of changes) {
    figures.seen += change.members.length;
    figures.changed += change.changedMembers.length;
    if (!change.isChanged) continue;
    batch.push(change);
    pending += change.members.length;
    if (pending < accountsPerTransaction) continue;
    yield batch;
    batch = [];
    pending = 0;
  }
  if (batch.length > 0) yield batch;
}

const writeBatch = (batch: PreparedBatch, { accounts: loaded }: Decided, late: LateArrivals) =>
  inTransaction(async (session) => {
    const standing = await late.notOvertaken(batch.changes, loaded, session);
    const isWhole = standing.length === batch.changes.length;
    const { customers, accounts, events } = isWhole ? batch : await batch.prepare(standing);
    const options = { session, ordered: false };
    if (customers.length > 0) await CustomerModel.collection.bulkWrite(customers, options);
    if (accounts.length > 0) {
      await ChannelAccountModel.collection.bulkWrite(accounts, options);
      await moveDependentRecords(movedAccounts(standing, loaded), session);
    }
    if (events.length > 0) await LinkEventModel.collection.insertMany(events as never, options);
  });
