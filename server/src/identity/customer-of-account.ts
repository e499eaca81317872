import { must } from '@heyi/shared/errors';
import type { mongo, Types } from 'mongoose';
import { ChannelAccountModel } from './channel-account.model.ts';

/**
 * The customer of an account (null before its first resolution), for a record that is stored in the same transaction:
 * whoever moves the account meanwhile conflicts with it, so that the record cannot be left behind. Throws
 * `account.not_found`.
 */
export async function heldCustomerOf(
  accountId: Types.ObjectId,
  session: mongo.ClientSession,
): Promise<Types.ObjectId | null> {
  const account = await ChannelAccountModel.findByIdAndUpdate(
    accountId,
    { $inc: { looks: 1 } },
    { session, projection: { customerId: 1 } },
  ).lean();
  must(account, 'account.not_found');
  return account.customerId ?? null;
}
