import type { FieldEncryption } from '../database/field-encryption.ts';
import { inTransaction } from '../database/transaction.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
import { type ClusterChange, clusterChanges } from './cluster-changes.ts';
import { CustomerModel } from './customer.model.ts';
import { customerWrites } from './customer-writes.ts';
import type { Decided } from './decided.ts';
import { type LinkEvent, LinkEventModel } from './link.model.ts';
import { linkEvents } from './link-events.ts';
import type { OnProgress } from './resolution-runs.ts';

const accountsPerTransaction = 1000;

/**
 * Writes every customer that changed: its accounts' links, its golden record, its redirects and the ledger entries
 * together in one transaction, a batch of whole customers at a time. Returns how many accounts changed.
 */
export async function writeCustomers(
  decided: Decided,
  encryption: FieldEncryption,
  onProgress: OnProgress,
): Promise<number> {
  const total = decided.accounts.ids.length;
  const { changes, linkOf, absorbed } = await clusterChanges(decided);
  let changed = 0;
  let seen = 0;
  let batch: ClusterChange[] = [];
  let pending = 0;
  const flush = async () => {
    const writes = await customerWrites(batch, decided, linkOf, encryption);
    const events = batch.flatMap((change) => linkEvents(change, decided, linkOf, absorbed));
    await writeBatch(writes, events);
    onProgress('write', seen, total);
    batch = [];
    pending = 0;
  };
  for (const change of changes) {
    seen += change.members.length;
    changed += change.changedMembers.length;
    if (!change.isChanged) continue;
    batch.push(change);
    pending += change.members.length;
    if (pending >= accountsPerTransaction) await flush();
  }
  if (batch.length > 0) await flush();
  return changed;
}

const writeBatch = (
  { customers, accounts }: Awaited<ReturnType<typeof customerWrites>>,
  events: Omit<LinkEvent, '_id'>[],
) =>
  inTransaction(async (session) => {
    const options = { session, ordered: false };
    if (customers.length > 0) await CustomerModel.collection.bulkWrite(customers as never, options);
    if (accounts.length > 0) {
      await ChannelAccountModel.collection.bulkWrite(accounts as never, options);
    }
    if (events.length > 0) await LinkEventModel.collection.insertMany(events as never, options);
  });
