import type { FieldEncryption } from '../../database/field-encryption.ts';
import { type AccountContent, hashContent, openRecord } from '../account-content.ts';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { AccountTable } from '../engine/account-table.ts';
import { loadRedirects } from '../load-accounts.ts';
import type { IncomingAccount } from '../save-accounts.ts';

/** A row of a list that is not imported yet. */
export interface ListedAccount extends IncomingAccount {
  row: number;
}

/** Saves how far a dry run is; rejects when it is to stop. */
export type SaveProgress = (stage: string, done: number, total: number) => Promise<void>;

export type ListedState = 'created' | 'updated' | 'unchanged';

/** The accounts of a list and, after them, all stored ones that it does not name. */
export interface ListBesideStored {
  table: AccountTable;
  /** The state of each account of the list: the first of the table. */
  states: ListedState[];
  rows: number[];
  keys: { channel: ListedAccount['record']['channel']; accountId: string }[];
  repeated: number;
  stored: number;
  /** Stored ids; null for an account that is not stored. */
  ids: (string | null)[];
  /** The customer of each, redirects followed. */
  customerBefore: (string | null)[];
}

const keyOf = (channel: string, accountId: string) => `${channel}:${accountId}`;
const savedEvery = 1000;

/** Puts the list into a table beside the accounts that are there, as an import would: a known key is an update. */
export async function listBesideStored(
  batches: AsyncIterable<ListedAccount[]>,
  encryption: FieldEncryption,
  onProgress: SaveProgress,
): Promise<ListBesideStored> {
  const loaded: ListBesideStored = {
    table: new AccountTable(),
    states: [],
    rows: [],
    keys: [],
    repeated: 0,
    stored: 0,
    ids: [],
    customerBefore: [],
  };
  const { indexOf, hashes } = await takeList(loaded, batches, encryption);
  const total = await ChannelAccountModel.estimatedDocumentCount();
  const redirects = await loadRedirects();
  const cursor = ChannelAccountModel.find()
    .select({ channel: 1, accountId: 1, content: 1, contentHash: 1, recordedAt: 1, customerId: 1 })
    .sort({ _id: 1 })
    .lean()
    .cursor({ batchSize: 1000 });
  for await (const account of cursor) {
    if (loaded.stored % savedEvery === 0) await onProgress('read', loaded.stored, total);
    loaded.stored++;
    const customer = account.customerId?.toHexString() ?? null;
    const known = indexOf.get(keyOf(account.channel, account.accountId));
    const at = known ?? loaded.table.add(openRecord(account, encryption));
    loaded.ids[at] = account._id.toHexString();
    loaded.customerBefore[at] = customer && (redirects.get(customer) ?? customer);
    if (known !== undefined)
      loaded.states[known] = hashes[known] === account.contentHash ? 'unchanged' : 'updated';
  }
  return loaded;
}

async function takeList(
  loaded: ListBesideStored,
  batches: AsyncIterable<ListedAccount[]>,
  encryption: FieldEncryption,
) {
  const indexOf = new Map<string, number>();
  const hashes: string[] = [];
  for await (const batch of batches) {
    for (const { row, record, extra } of batch) {
      const { channel, accountId } = record;
      const key = keyOf(channel, accountId);
      const known = indexOf.get(key);
      const at = known ?? loaded.table.add(record);
      if (known === undefined) indexOf.set(key, at);
      else {
        loaded.table.replace(known, record);
        loaded.repeated++;
      }
      loaded.rows[at] = row;
      loaded.keys[at] = { channel, accountId };
      loaded.states[at] = 'created';
      loaded.ids[at] = null;
      loaded.customerBefore[at] = null;
      const content: AccountContent = { fields: record.fields, extra };
      hashes[at] = hashContent(JSON.stringify(content), encryption);
    }
  }
  return { indexOf, hashes };
}
