import { must } from '@heyi/shared/errors';
import type { mongo, Types } from 'mongoose';
import { ChannelAccountModel } from './channel-account.model.ts';
import { CustomerModel } from './customer.model.ts';
import type { DependentRecord } from './dependent-records.ts';

const hold = { $inc: { looks: 1 } };
const projection = { customerId: 1 };

/**
 * The customer of an account (null before its first resolution), for a record that is stored in the same transaction:
 * whoever moves the account meanwhile conflicts with it, so that the record cannot be left behind. Throws
 * `account.not_found`.
 */
export async function heldCustomerOf(
  accountId: Types.ObjectId,
  session: mongo.ClientSession,
): Promise<Types.ObjectId | null> {
  const options = { session, projection };
  const account = await ChannelAccountModel.findByIdAndUpdate(accountId, hold, options).lean();
  must(account, 'account.not_found');
  return account.customerId ?? null;
}

/**
 * What a record that concerns a customer, and none of the accounts in particular, is stored with: the customer's first
 * account, held as above; a customer that became part of another leads to that one. Throws `customer.not_found`.
 */
export async function heldAccountOf(
  customerId: Types.ObjectId,
  session: mongo.ClientSession,
): Promise<DependentRecord> {
  const asked = await CustomerModel.findById(customerId, { mergedInto: 1 }).session(session).lean();
  must(asked, 'customer.not_found');
  const account = await ChannelAccountModel.findOneAndUpdate(
    { customerId: asked.mergedInto ?? asked._id },
    hold,
    { session, projection, sort: { _id: 1 } },
  ).lean();
  must(account, 'customer.not_found');
  return { accountId: account._id, customerId: account.customerId };
}
