import { setImmediate } from 'node:timers/promises';
import type { mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { type AccountContent, hashContent, sealContent } from './account-content.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
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

/** What has to be written so that these rows are stored. */
export interface AccountWrites {
  saved: SavedAccounts;
  writes: mongo.AnyBulkWriteOperation[];
  /** Content hash of every row, by its key. */
  hashes: ReadonlyMap<string, string>;
}

interface Source {
  /** None for an account that comes by itself. */
  importId: Types.ObjectId | null;
  recordedAt: Date;
}

interface Before {
  /** Rows that are stored, or on their way to be, whatever the database says. */
  underWay?: ReadonlyMap<string, string>;
  session?: mongo.ClientSession;
}

/** Rows that are hashed and sealed between two turns of the event loop, so that what was sent before gets on its way. */
const rowsAtOnce = 250;

const keyOf = ({ channel, accountId }: Pick<AccountRecord, 'channel' | 'accountId'>) =>
  `${channel}:${accountId}`;

/**
 * Writes rows of a list as channel accounts: a new row key makes an account, a known one updates it, an unchanged
 * row writes nothing. Saving the same rows again is harmless.
 */
export async function saveAccounts(
  incoming: IncomingAccount[],
  source: Source,
  encryption: FieldEncryption,
  session: mongo.ClientSession,
): Promise<SavedAccounts> {
  const prepared = await accountWrites(incoming, source, encryption, { session });
  await writeAccounts(prepared, session);
  return prepared.saved;
}

/** Compares the rows with what is stored, and seals those that are new or changed; writes nothing. */
export async function accountWrites(
  incoming: IncomingAccount[],
  source: Source,
  encryption: FieldEncryption,
  { underWay, session }: Before = {},
): Promise<AccountWrites> {
  const latest = new Map(incoming.map((row) => [keyOf(row.record), row]));
  const stored = await storedHashes([...latest.values()], session);
  const saved: SavedAccounts = { created: 0, updated: 0, unchanged: 0 };
  const writes: mongo.AnyBulkWriteOperation[] = [];
  const hashes = new Map<string, string>();
  for (const [key, { record, extra }] of latest) {
    if (hashes.size % rowsAtOnce === 0) await setImmediate();
    const { text, contentHash } = hashedText({ record, extra }, encryption);
    hashes.set(key, contentHash);
    const before = underWay?.get(key) ?? stored.get(key);
    if (before === contentHash) {
      saved.unchanged++;
      continue;
    }
    saved[before === undefined ? 'created' : 'updated']++;
    const { channel, accountId } = record;
    const values = storedValues(record, text, contentHash, source, encryption);
    writes.push(
      before === undefined
        ? { insertOne: { document: { channel, accountId, ...values, ...notResolved } } }
        : { updateOne: { filter: { channel, accountId }, update: { $set: values } } },
    );
  }
  return { saved, writes, hashes };
}

/** What a row says, as it is sealed, and the hash by which it is known again. */
export function hashedText({ record, extra }: IncomingAccount, encryption: FieldEncryption) {
  const content: AccountContent = { fields: record.fields, extra };
  const text = JSON.stringify(content);
  return { text, contentHash: hashContent(text, encryption) };
}

/** What is stored of a row beside its key and its customer. */
export const storedValues = (
  record: AccountRecord,
  text: string,
  contentHash: string,
  source: Source,
  encryption: FieldEncryption,
) => ({
  content: sealContent(text, record, encryption),
  contentHash,
  keys: storedKeys(record, encryption),
  recordedAt: record.recordedAt ?? source.recordedAt,
  importId: source.importId,
});

const notResolved = { customerId: null, link: null };

export async function writeAccounts(
  { writes }: AccountWrites,
  session: mongo.ClientSession,
): Promise<void> {
  if (writes.length === 0) return;
  await ChannelAccountModel.collection.bulkWrite(writes, { ordered: false, session });
}

/** The content hash of every row that is already there, by key. */
async function storedHashes(rows: IncomingAccount[], session: mongo.ClientSession | undefined) {
  const idsByChannel = new Map<string, string[]>();
  for (const { record } of rows) {
    const ids = idsByChannel.get(record.channel);
    if (ids) ids.push(record.accountId);
    else idsByChannel.set(record.channel, [record.accountId]);
  }
  const hashes = new Map<string, string>();
  for (const [channel, accountIds] of idsByChannel) {
    const found = await ChannelAccountModel.collection
      .find(
        { channel, accountId: { $in: accountIds } },
        {
          projection: { _id: 0, accountId: 1, contentHash: 1 },
          batchSize: accountIds.length,
          ...(session ? { session } : {}),
        },
      )
      .toArray();
    for (const { accountId, contentHash } of found) {
      hashes.set(`${channel}:${accountId}`, contentHash);
    }
  }
  return hashes;
}
