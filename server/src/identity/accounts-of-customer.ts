import type { AccountSource } from '@heyi/shared/identity/account-field';
import type { Types } from 'mongoose';
import { ChannelAccountModel } from './channel-account.model.ts';

/** Which row of which source an account is. */
export interface AccountKey {
  _id: Types.ObjectId;
  channel: AccountSource;
  accountId: string;
}

const projection = { channel: 1, accountId: 1 };

export const accountKeysOf = (customerId: Types.ObjectId): Promise<AccountKey[]> =>
  ChannelAccountModel.find({ customerId }, projection).sort({ _id: 1 }).lean();

export const accountKey = (id: Types.ObjectId): Promise<AccountKey | null> =>
  ChannelAccountModel.findById(id, projection).lean();

/** The account of one row of one source; null before it came. */
export const accountOfRow = (
  channel: AccountSource,
  accountId: string,
): Promise<AccountKey | null> =>
  ChannelAccountModel.findOne({ channel, accountId }, projection).lean();
