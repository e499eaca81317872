import type { AccountField } from '@heyi/shared/identity/account-field';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { lookUpKeys } from './engine/look-up-keys.ts';

const purpose = 'account-key';

/** The keyed hashes that an account is found by; they show nothing of its values. */
export const searchKeys = (record: AccountRecord, encryption: FieldEncryption): string[] => [
  ...new Set(lookUpKeys(record).map((key) => keyHash(key, encryption))),
];

export const keyHash = (key: string, encryption: FieldEncryption): string =>
  encryption.hash(purpose, key);

const searchable: AccountField[] = [
  'name',
  'mobile',
  'phone',
  'documentNumber',
  'otherId',
  'unionid',
  'openid',
  'email',
  'policyNumber',
];

/** The hashes of whatever the words of a person searching could mean: a name, a number, an id. */
export function keysOfQuery(query: string, encryption: FieldEncryption): string[] {
  const keys = searchable.flatMap((field) =>
    searchKeys({ accountId: query, channel: 'agency', fields: { [field]: query } }, encryption),
  );
  return [...new Set(keys)];
}
