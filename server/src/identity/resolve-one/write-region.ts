import { type mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { type ClusterChange, clusterChanges } from '../cluster-changes.ts';
import { CustomerModel } from '../customer.model.ts';
import { addCustomerWrites, type CustomerWrites } from '../customer-writes.ts';
import { moveDependentRecords } from '../dependent-records.ts';
import { LinkEventModel } from '../link.model.ts';
import { linkEvents } from '../link-events.ts';
import { movedAccounts } from '../moved-accounts.ts';
import { ArrivalModel } from './arrival.model.ts';
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
  const options = { session, ordered: false };
  const customers = [...writes.customers, ...touched];
  if (customers.length > 0) await CustomerModel.collection.bulkWrite(customers, options);
  const accounts = [...own, ...writes.accounts];
  if (accounts.length > 0) {
    const { insertedCount, matchedCount } = await ChannelAccountModel.collection.bulkWrite(
      accounts,
      { session, ordered: true },
    );
    if (insertedCount + matchedCount < accounts.length) throw new RowChanged();
  }
  const isNew = (id: string) => own.some((write) => isInsertOf(write, id));
  await moveDependentRecords(movedAccounts(changed, decided.accounts, isNew), session);
  if (events.length > 0) await LinkEventModel.collection.insertMany(events as never, options);
  await region.doubts.write(decided, session);
  const customerIds = new Set([
    ...region.customers.keys(),
    ...all.map(({ customerId }) => customerId),
  ]);
  await ArrivalModel.collection.insertOne(
    {
      _id: new Types.ObjectId(),
      accountIds: region.accounts.map(({ account }) => account._id),
      customerIds: [...customerIds].map((id) => new Types.ObjectId(id)),
      runId: decided.runId,
      at: decided.at,
    },
    { session },
  );
  return all;
}

const isInsertOf = (write: mongo.AnyBulkWriteOperation, id: string) =>
  'insertOne' in write && String(write.insertOne.document._id) === id;

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
