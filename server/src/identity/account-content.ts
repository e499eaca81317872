import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { ChannelAccount } from './channel-account.model.ts';
import type { AccountRecord } from './engine/account-record.ts';

/** What a source said of an account, as it came: the mapped values by field, the others by their header. */
export interface AccountContent {
  fields: AccountRecord['fields'];
  extra: Record<string, string>;
}

type Key = Pick<ChannelAccount, 'channel' | 'accountId'>;

export const accountContentField = sealedField<Key>(
  'channel_accounts',
  'content',
  ['channel', 'accountId'],
  ({ channel, accountId }) => `channel-account:${channel}:${accountId}`,
);

/** Seals an `AccountContent` that is JSON already. */
export const sealContent = (text: string, key: Key, encryption: FieldEncryption) =>
  encryption.sealBytes(Buffer.from(text, 'utf8'), accountContentField.place(key));

/** Keyed hash of a content as JSON: equal contents give equal hashes, and nothing else shows. */
export const hashContent = (json: string, encryption: FieldEncryption) =>
  encryption.hash('content', json);

export const openContent = (
  account: Key & { content: Uint8Array },
  encryption: FieldEncryption,
): AccountContent => encryption.open(account.content, accountContentField.place(account));

/** The account as the engine takes it. */
export function openRecord(
  account: Pick<ChannelAccount, 'channel' | 'accountId' | 'content' | 'recordedAt'>,
  encryption: FieldEncryption,
): AccountRecord {
  const { channel, accountId, recordedAt } = account;
  return { channel, accountId, recordedAt, fields: openContent(account, encryption).fields };
}
