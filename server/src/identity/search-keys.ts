import type { AccountField } from '@heyi/shared/identity/account-field';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { lookUpKeys, searchKeys } from './engine/look-up-keys.ts';

const purpose = 'account-key';
/** Of 6 bits: no two values that anybody will meet have one hash, and the index stays small. */
const letters = 12;

/** The keyed hashes that an account is found by; they show nothing of its values. */
export const storedKeys = (
  record: Pick<AccountRecord, 'fields'>,
  encryption: FieldEncryption,
): string[] => hashed(lookUpKeys(record), encryption);

export const keyHash = (key: string, encryption: FieldEncryption): string =>
  encryption.hash(purpose, key).slice(0, letters);

const hashed = (keys: readonly string[], encryption: FieldEncryption): string[] => [
  ...new Set(keys.map((key) => keyHash(key, encryption))),
];

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
export const keysOfQuery = (query: string, encryption: FieldEncryption): string[] =>
  hashed(
    searchable.flatMap((field) => searchKeys({ fields: { [field]: query } })),
    encryption,
  );
