import { Types } from 'mongoose';
import { accountIdsOf } from '../identity/consents-of-customer.ts';
import { BlockModel } from './block.model.ts';

/** Looked at on each request: whether this WeChat was blocked, by itself or with its customer. */
export const isAccountBlocked = async (accountId: string): Promise<boolean> =>
  (await BlockModel.exists({ accountIds: accountId, inForce: true })) !== null;

/** Looked at when somebody signs in: also whether the person was blocked under another account. */
export async function isPersonBlocked(accountId: string, customerId: string): Promise<boolean> {
  const all = await accountIdsOf(customerId);
  const accountIds = { $in: [new Types.ObjectId(accountId), ...all] };
  const blocks = await BlockModel.find({ accountIds, inForce: true }).lean();
  return blocks.some(
    ({ of, accountIds: ids }) => of === 'customer' || ids.some((id) => id.equals(accountId)),
  );
}
