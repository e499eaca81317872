import type { Types } from 'mongoose';
import { ChannelAccountModel } from './channel-account.model.ts';

/** The customer that an account belongs to now; null for an account that is not there. */
export async function customerIdOf(accountId: string): Promise<Types.ObjectId | null> {
  const account = await ChannelAccountModel.findById(accountId, { customerId: 1 }).lean();
  return account?.customerId ?? null;
}
