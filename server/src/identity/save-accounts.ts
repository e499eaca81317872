import type { mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { type AccountContent, sealContent } from './account-content.ts';
import { type ChannelAccount, ChannelAccountModel } from './channel-account.model.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { storedKeys } from './search-keys.ts';

export interface IncomingAccount {
  record: AccountRecord;
  extra: Record<string, string>;
}

export interface SavedAccounts {
  created: number;
  updated: number;
  unchanged: number;
}

const keyOf = ({ channel, accountId }: Pick<AccountRecord, 'channel' | 'accountId'>) =>
  `${channel}:${accountId}`;

/**
 * Writes rows of a list as channel accounts: a new row key makes an account, a known one updates it, an unchanged
 * row writes nothing. Saving the same rows again is harmless.
 */
export async function saveAccounts(
  incoming: IncomingAccount[],
  source: { importId: Types.ObjectId; recordedAt: Date },
  encryption: FieldEncryption,
  session: mongo.ClientSession,
): Promise<SavedAccounts> {
  const latest = new Map(incoming.map((row) => [keyOf(row.record), row]));
  const known = await knownHashes([...latest.values()], session);
  const saved: SavedAccounts = { created: 0, updated: 0, unchanged: 0 };
  const writes: mongo.AnyBulkWriteOperation<ChannelAccount>[] = [];
  for (const [key, { record, extra }] of latest) {
    const content: AccountContent = { fields: record.fields, extra };
    const contentHash = encryption.hash('content', JSON.stringify(content));
    const before = known.get(key);
    if (before === contentHash) {
      saved.unchanged++;
      continue;
    }
    const values = {
      content: sealContent(content, record, encryption),
      contentHash,
      keys: storedKeys(record, encryption),
      recordedAt: record.recordedAt ?? source.recordedAt,
      importId: source.importId,
    };
    const { channel, accountId } = record;
    saved[before === undefined ? 'created' : 'updated']++;
    writes.push(
      before === undefined
        ? {
            insertOne: {
              document: { channel, accountId, ...values, customerId: null, link: null },
            },
          }
        : { updateOne: { filter: { channel, accountId }, update: { $set: values } } },
    );
  }
  if (writes.length > 0) {
    await ChannelAccountModel.collection.bulkWrite(writes as never, { ordered: false, session });
  }
  return saved;
}

/** The content hash of every row that is already there, by key. */
async function knownHashes(rows: IncomingAccount[], session: mongo.ClientSession) {
  const known = new Map<string, string>();
  for (const channel of new Set(rows.map(({ record }) => record.channel))) {
    const accountIds = rows
      .filter(({ record }) => record.channel === channel)
      .map(({ record }) => record.accountId);
    const found = await ChannelAccountModel.find({ channel, accountId: { $in: accountIds } })
      .select({ accountId: 1, contentHash: 1 })
      .session(session)
      .lean();
    for (const { accountId, contentHash } of found)
      known.set(keyOf({ channel, accountId }), contentHash);
  }
  return known;
}
