import type { FieldEncryption } from '../database/field-encryption.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
import type { AccountRecord } from './engine/account-record.ts';
import type { AccountTable } from './engine/account-table.ts';
import { type IdentifierField, identifierFields } from './engine/compare/compared-field.ts';
import type { HoldersOf } from './engine/compare/pair-comparer.ts';
import { identifierKeys } from './engine/look-up-keys.ts';
import { keyHash } from './search-keys.ts';

/** Beyond this many holders the count no longer matters to the comparison. */
const mostCounted = 20;

/**
 * How many stored accounts hold each identifier of these few records.
 *
 * @param table has the records at the indexes 0, 1, …
 */
export async function storedHolders(
  table: AccountTable,
  records: readonly AccountRecord[],
  encryption: FieldEncryption,
): Promise<HoldersOf> {
  const counts = new Map<string, number>();
  for (const [account, record] of records.entries()) {
    const keys = identifierKeys(record);
    for (const field of identifierFields) {
      const key = keys[field];
      const value = table.valueId(account, field);
      if (key === null || value === 0) continue;
      const count = await ChannelAccountModel.countDocuments(
        { keys: keyHash(key, encryption) },
        { limit: mostCounted },
      );
      counts.set(`${poolOf(field)}:${value}`, count);
    }
  }
  return (field, value) => counts.get(`${poolOf(field)}:${value}`) ?? 0;
}

/** Mobiles and telephones are one kind of value. */
const poolOf = (field: IdentifierField) => (field === 'mobile' ? 'phone' : field);
