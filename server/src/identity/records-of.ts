import { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { openRecord } from './account-content.ts';
import { type ChannelAccount, ChannelAccountModel } from './channel-account.model.ts';
import type { ClusterChange } from './cluster-changes.ts';
import type { Decided } from './decided.ts';
import type { AccountRecord } from './engine/account-record.ts';

const projection = { channel: 1, accountId: 1, content: 1, recordedAt: 1 };

/** Reads again what the accounts of stale golden records hold; by account id. */
export async function recordsOf(
  batch: readonly ClusterChange[],
  { accounts }: Decided,
  encryption: FieldEncryption,
): Promise<Map<string, AccountRecord>> {
  const ids = batch
    .filter(({ isGoldenRecordStale }) => isGoldenRecordStale)
    .flatMap(({ members }) => members.map((account) => new Types.ObjectId(accounts.ids[account])));
  const found = await ChannelAccountModel.collection
    .find({ _id: { $in: ids } }, { projection, batchSize: ids.length + 1 })
    .toArray();
  return new Map(
    found.map((account) => [
      account._id.toHexString(),
      openRecord(account as unknown as ChannelAccount, encryption),
    ]),
  );
}
