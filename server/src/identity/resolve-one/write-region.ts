import { type mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { writeTogether } from '../../database/write-together.ts';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { type ClusterChange, clusterChanges } from '../cluster-changes.ts';
import { CustomerModel } from '../customer.model.ts';
import { addCustomerWrites, type CustomerWrites } from '../customer-writes.ts';
import type { Decided } from '../decided.ts';
import { moveDependentRecords } from '../dependent-records.ts';
import { LinkEventModel } from '../link.model.ts';
import { linkEvents } from '../link-events.ts';
import { movedAccounts } from '../moved-accounts.ts';
import { type Arrival, ArrivalModel } from './arrival.model.ts';
import type { DecidedRegion } from './decide-region.ts';
import type { Region } from './find-region.ts';
import type { FoundAccount } from './found-accounts.ts';

/**
 * Writes what a decision about a region changes, all in its transaction; gives the customer of every account.
 *
 * @param own writes that store a subject; throws `RowChanged` when one of them finds another row than was read
 */
export async function writeRegion(
  region: Region,
  { decided, membersHashes }: DecidedRegion,
  own: mongo.AnyBulkWriteOperation[],
  fieldEncryption: FieldEncryption,
  session: mongo.ClientSession,
): Promise<ClusterChange[]> {
  const { linkOf, absorbed, changes } = clusterChanges(decided, membersHashes);
  const all = [...changes];
  const changed = all.filter(({ isChanged }) => isChanged);
  const recordOf = (account: number) => (region.accounts[account] as FoundAccount).record;
  const writes: CustomerWrites = { customers: [], accounts: [] };
  for (const change of changed)
    addCustomerWrites(writes, change, { decided, linkOf, recordOf, fieldEncryption });
  const events = changed.flatMap((change) => linkEvents(change, decided, linkOf, absorbed));
  const touched = touches(region.customers.keys(), changed);
  const added = new Set(region.accounts.flatMap(({ id, isNew }) => (isNew ? [id] : [])));
  const moved = movedAccounts(changed, decided.accounts, (id) => added.has(id));
  await moveDependentRecords(moved, session);
  const accounts = [...own, ...writes.accounts];
  const [accountsWritten = 0] = await writeTogether(
    [
      { collection: ChannelAccountModel.collection, writes: accounts },
      { collection: CustomerModel.collection, writes: [...writes.customers, ...touched] },
      { collection: LinkEventModel.collection, writes: events.map(inserted) },
      region.doubts.writes(decided),
      { collection: ArrivalModel.collection, writes: [inserted(arrivalOf(region, decided, all))] },
    ],
    session,
  );
  if (accountsWritten < accounts.length) throw new RowChanged();
  return all;
}

const inserted = (document: object) => ({ insertOne: { document } });

/** What a run at work has to know of it. */
function arrivalOf(
  { accounts, customers }: Region,
  { runId, at }: Decided,
  changes: readonly ClusterChange[],
): Arrival {
  const customerIds = new Set([
    ...customers.keys(),
    ...changes.map(({ customerId }) => customerId),
  ]);
  return {
    _id: new Types.ObjectId(),
    accountIds: accounts.map(({ account }) => account._id),
    customerIds: [...customerIds].map((id) => new Types.ObjectId(id)),
    runId,
    at,
  };
}

/** A row is not what it was when it was read: the decision begins anew. */
export class RowChanged extends Error {}

/** Customers that were looked at and stay as they are: who changes one of them at the same time conflicts. */
function touches(customerIds: Iterable<string>, changed: readonly ClusterChange[]) {
  const written = new Set(
    changed.flatMap(({ customerId, isGoldenRecordStale, absorbed }) =>
      isGoldenRecordStale ? [customerId, ...absorbed] : absorbed,
    ),
  );
  return [...customerIds]
    .filter((id) => !written.has(id))
    .map((id) => ({
      updateOne: { filter: { _id: new Types.ObjectId(id) }, update: { $inc: { looks: 1 } } },
    }));
}
