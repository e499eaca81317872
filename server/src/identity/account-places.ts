import type { Types } from 'mongoose';
import { ChannelAccountModel } from './channel-account.model.ts';

/** Where an account belongs, without what it says. */
export interface AccountPlace {
  customerId: string | null;
  /** Something ties it to another account of its customer. */
  isLinked: boolean;
}

/** The places of these accounts by their id; those that do not exist are left out. */
export async function placesOf(
  accountIds: readonly Types.ObjectId[],
): Promise<Map<string, AccountPlace>> {
  const found = await ChannelAccountModel.find({ _id: { $in: accountIds } })
    .select({ customerId: 1, link: 1 })
    .lean();
  return new Map(
    found.map(({ _id, customerId, link }) => [
      _id.toHexString(),
      { customerId: customerId?.toHexString() ?? null, isLinked: Boolean(link) },
    ]),
  );
}
