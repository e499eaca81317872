import type { FieldEncryption } from '../database/field-encryption.ts';
import { pagesAhead } from '../database/pages-ahead.ts';
import { openRecord } from './account-content.ts';
import {
  type AccountLink,
  type ChannelAccount,
  ChannelAccountModel,
} from './channel-account.model.ts';
import { CustomerModel } from './customer.model.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { AccountTable } from './engine/account-table.ts';
import type { OnProgress } from './resolution-runs.ts';

/** All accounts as the engine takes them, and what is known of each by the same index. */
export interface LoadedAccounts {
  table: AccountTable;
  ids: string[];
  contentHashes: string[];
  /** The customer each belongs to now, redirects followed; null for a new account. */
  customerBefore: (string | null)[];
  /** The customer that stands in the record, which may have been merged since. */
  customerStored: (string | null)[];
  linkBefore: (AccountLink | null)[];
}

const projection = {
  channel: 1,
  accountId: 1,
  content: 1,
  contentHash: 1,
  recordedAt: 1,
  customerId: 1,
  link: 1,
};
const pageSize = 2000;

/** Reads every account in the order of its arrival; `onRecord` is given each. */
export async function loadAccounts(
  encryption: FieldEncryption,
  onProgress: OnProgress,
  onRecord: (record: AccountRecord) => void = () => undefined,
): Promise<LoadedAccounts> {
  const total = await ChannelAccountModel.estimatedDocumentCount();
  const redirects = await loadRedirects();
  const loaded: LoadedAccounts = {
    table: new AccountTable(),
    ids: [],
    contentHashes: [],
    customerBefore: [],
    customerStored: [],
    linkBefore: [],
  };
  const pages = pagesAhead<ChannelAccount>(ChannelAccountModel.collection, {
    projection,
    pageSize,
  });
  for await (const page of pages) {
    for (const account of page) {
      const record = openRecord(account, encryption);
      loaded.table.add(record);
      onRecord(record);
      const customer = account.customerId?.toHexString() ?? null;
      loaded.ids.push(account._id.toHexString());
      loaded.contentHashes.push(account.contentHash);
      loaded.customerStored.push(customer);
      loaded.customerBefore.push(customer && (redirects.get(customer) ?? customer));
      loaded.linkBefore.push(account.link);
    }
    onProgress('read', loaded.ids.length, total);
  }
  return loaded;
}

/** Merged customer → the one it became part of; redirects are kept one step long. */
export async function loadRedirects(): Promise<Map<string, string>> {
  const redirects = new Map<string, string>();
  const cursor = CustomerModel.find({ status: 'merged' }).select({ mergedInto: 1 }).lean().cursor();
  for await (const { _id, mergedInto } of cursor) {
    if (mergedInto) redirects.set(_id.toHexString(), mergedInto.toHexString());
  }
  return redirects;
}
