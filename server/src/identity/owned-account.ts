import { must } from '@heyi/shared/errors';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { type AccountContent, openContent } from './account-content.ts';
import { type ChannelAccount, ChannelAccountModel } from './channel-account.model.ts';

/** The customer that an account belongs to now; null for an account that is not there. */
export async function customerIdOf(accountId: string): Promise<Types.ObjectId | null> {
  const account = await ChannelAccountModel.findById(accountId, { customerId: 1 }).lean();
  return account?.customerId ?? null;
}

export interface OwnedAccount {
  account: ChannelAccount;
  content: AccountContent;
}

/** An account with all that it says, for its owner. Throws `account.not_found`. */
export async function ownedAccount(id: string, encryption: FieldEncryption): Promise<OwnedAccount> {
  const account = await ChannelAccountModel.findById(id).lean();
  must(account, 'account.not_found');
  return { account, content: openContent(account, encryption) };
}
