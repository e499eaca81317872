import type { TakenAccountView } from '@heyi/shared/identity/accounts.schema';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { presentAccount } from '../identity.presenter.ts';
import type { ResolvedAccount } from './resolve-account.ts';

export const presentTakenAccount = (
  { account, customerId, isNewAccount, isNewCustomer, merged, parts }: ResolvedAccount,
  encryption: FieldEncryption,
): TakenAccountView => ({
  account: presentAccount(account, encryption),
  customerId: customerId.toHexString(),
  isNewAccount,
  isNewCustomer,
  merged: merged.map((id) => id.toHexString()),
  parts: parts.map(({ field, level, weight }) => ({ field, level, weight })),
});
