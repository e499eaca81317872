import type { Types } from 'mongoose';
import { ChannelAccountModel } from './channel-account.model.ts';

/** The customer of each account, by the account's id; accounts that no run has decided yet are left out. */
export async function customersOfAccounts(
  accountIds: readonly Types.ObjectId[],
): Promise<Map<string, Types.ObjectId>> {
  const found = await ChannelAccountModel.find({ _id: { $in: accountIds } })
    .select({ customerId: 1 })
    .lean();
  return new Map(
    found.flatMap(({ _id, customerId }) => (customerId ? [[_id.toHexString(), customerId]] : [])),
  );
}

/** The account and all others of its customer. */
export async function accountsBeside(accountId: Types.ObjectId): Promise<Types.ObjectId[]> {
  const own = await ChannelAccountModel.findById(accountId).select({ customerId: 1 }).lean();
  if (!own?.customerId) return [accountId];
  const all = await ChannelAccountModel.find({ customerId: own.customerId })
    .select({ _id: 1 })
    .lean();
  return all.map(({ _id }) => _id);
}
