import { must } from '@heyi/shared/errors';
import type { Types } from 'mongoose';
import type { ChannelAccount } from '../channel-account.model.ts';
import { type Customer, CustomerModel } from '../customer.model.ts';
import { storedEvidence } from '../stored-evidence.ts';
import type { Deed } from './deed.ts';
import { refuseApart } from './earlier-decisions.ts';
import { accountsOf, type Bond, moveAccounts } from './move-accounts.ts';
import { type Decided, recordChange } from './record-change.ts';

/** One of the two sides of a merge, and the account by which it was recognised. */
export interface Side {
  customer: Customer;
  account?: ChannelAccount;
}

/** Makes two customers one: the one with more accounts stays (of equal ones the older), the other points to it. */
export async function mergeCustomers(
  [one, other]: readonly [Side, Side],
  reviewPairId: Types.ObjectId | null,
  deed: Deed,
) {
  must(!one.customer._id.equals(other.customer._id), 'identity.same_customer');
  const [left, right] = staysBefore(one.customer, other.customer) ? [one, other] : [other, one];
  const leftAccounts = await accountsOf(left.customer._id, deed);
  const rightAccounts = await accountsOf(right.customer._id, deed);
  const idsOf = (accounts: ChannelAccount[]) => accounts.map(({ _id }) => _id);
  const redirects = await CustomerModel.find({ mergedInto: right.customer._id })
    .select({ _id: 1 })
    .session(deed.session)
    .lean();
  const decided: Decided = {
    kind: 'merged',
    left: idsOf(leftAccounts),
    right: idsOf(rightAccounts),
    leftCustomerId: left.customer._id,
    rightCustomerId: right.customer._id,
    redirects: redirects.map(({ _id }) => _id),
  };
  await refuseApart([...decided.left, ...decided.right], deed);
  await moveAccounts(
    {
      accountIds: decided.right,
      from: decided.rightCustomerId,
      to: decided.leftCustomerId,
      type: 'linked',
      bond: await bondOf(
        right.account ?? (rightAccounts[0] as ChannelAccount),
        left.account ?? (leftAccounts[0] as ChannelAccount),
        deed,
      ),
    },
    deed,
  );
  return recordChange(decided, reviewPairId, deed);
}

function staysBefore(one: Customer, other: Customer): boolean {
  if (one.accountCount !== other.accountCount) return one.accountCount > other.accountCount;
  return String(one._id) < String(other._id);
}

async function bondOf(
  account: ChannelAccount,
  otherAccount: ChannelAccount,
  { encryption }: Deed,
): Promise<Bond> {
  const explain = await storedEvidence([account, otherAccount], encryption);
  const parts = explain?.(0, 1).parts ?? [];
  return {
    accountId: account._id,
    otherAccountId: otherAccount._id,
    parts: parts.map(({ field, level, weight }) => ({ field, level, weight })),
  };
}
