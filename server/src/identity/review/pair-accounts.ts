import type { Types } from 'mongoose';
import { type ChannelAccount, ChannelAccountModel } from '../channel-account.model.ts';
import { CustomerModel } from '../customer.model.ts';
import type { ReviewPair } from './review-pair.model.ts';

export interface PairWithAccounts {
  pair: ReviewPair;
  accounts: [ChannelAccount, ChannelAccount];
  /** How many accounts the customer of each has. */
  accountCounts: [number, number];
}

/** Pairs with their accounts; one whose account is gone is left out. */
export async function withAccounts(pairs: readonly ReviewPair[]): Promise<PairWithAccounts[]> {
  const ids = pairs.flatMap(({ firstAccountId, secondAccountId }) => [
    firstAccountId,
    secondAccountId,
  ]);
  const accounts = await ChannelAccountModel.find({ _id: { $in: ids } }).lean();
  const customerIds = accounts.flatMap(({ customerId }) => customerId ?? []);
  const customers = await CustomerModel.find({ _id: { $in: customerIds } })
    .select({ accountCount: 1 })
    .lean();
  const accountOf = new Map(accounts.map((account) => [String(account._id), account]));
  const countOf = new Map(customers.map(({ _id, accountCount }) => [String(_id), accountCount]));
  const count = ({ customerId }: { customerId: Types.ObjectId | null }) =>
    countOf.get(String(customerId)) ?? 1;
  return pairs.flatMap((pair) => {
    const first = accountOf.get(String(pair.firstAccountId));
    const second = accountOf.get(String(pair.secondAccountId));
    if (!(first && second)) return [];
    return [{ pair, accounts: [first, second], accountCounts: [count(first), count(second)] }];
  });
}
