import { type AccountField, channels } from '@heyi/shared/identity/account-field';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { identifierKeys } from './engine/look-up-keys.ts';
import { nameOf } from './engine/normalise/account-keys.ts';
import { FoundAccounts } from './resolve-one/found-accounts.ts';

type Fields = Partial<Record<AccountField, string>>;

/** Whether a row of a channel's list has this document and this name, however both are written. */
export async function isOnLists(
  fields: Pick<Fields, 'name' | 'documentType' | 'documentNumber'>,
  encryption: FieldEncryption,
): Promise<boolean> {
  const { document } = identifierKeys({ fields });
  if (document === null) return false;
  const found = await new FoundAccounts(encryption).byKeys([document]);
  const rows = found.filter(
    ({ account, record }) =>
      channels.some((channel) => channel === account.channel) &&
      identifierKeys(record).document === document,
  );
  return rows.some(({ record }) => isSameName(record.fields, fields));
}

function isSameName(one: Fields, other: Fields): boolean {
  const [a, b] = [nameOf(one), nameOf(other)];
  const isKnown = a.surname !== null || a.givenName !== null;
  return isKnown && a.surname === b.surname && a.givenName === b.givenName;
}
