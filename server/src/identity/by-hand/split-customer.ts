import { must } from '@heyi/shared/errors';
import { Types } from 'mongoose';
import { type Customer, CustomerModel } from '../customer.model.ts';
import { LinkEventModel } from '../link.model.ts';
import type { Deed } from './deed.ts';
import { accountsOf, moveAccounts } from './move-accounts.ts';
import { recordChange } from './record-change.ts';

/** Takes accounts out of a customer: they become another one, and no machine puts the two together again. */
export async function splitCustomer(customer: Customer, accountIds: readonly string[], deed: Deed) {
  const taken = new Set(accountIds);
  const accounts = await accountsOf(customer._id, deed);
  const right = accounts.map(({ _id }) => _id).filter((id) => taken.has(String(id)));
  const left = accounts.map(({ _id }) => _id).filter((id) => !taken.has(String(id)));
  must(right.length === taken.size, 'identity.other_customer');
  must(left.length > 0, 'identity.nothing_left');
  const rightCustomerId =
    (await formerCustomer(customer, left, right, deed)) ?? new Types.ObjectId();
  await moveAccounts(
    { accountIds: right, from: customer._id, to: rightCustomerId, type: 'split' },
    deed,
  );
  const sides = { left, right, leftCustomerId: customer._id, rightCustomerId };
  return recordChange({ kind: 'split', ...sides }, null, deed);
}

type Ids = readonly Types.ObjectId[];

/** The customer that these accounts were before it became part of this one, unless more of it stays than leaves. */
async function formerCustomer(customer: Customer, left: Ids, right: Ids, { session }: Deed) {
  const former = await CustomerModel.find({ mergedInto: customer._id })
    .select({ _id: 1 })
    .session(session)
    .lean();
  if (former.length === 0) return null;
  const came = await LinkEventModel.find({
    accountId: { $in: [...left, ...right] },
    fromCustomerId: { $in: former.map(({ _id }) => _id) },
  })
    .select({ accountId: 1, fromCustomerId: 1 })
    .session(session)
    .lean();
  const leaving = new Set(right.map(String));
  const balance = new Map<string, number>();
  const counted = new Set<string>();
  for (const { accountId, fromCustomerId } of came) {
    const [account, from] = [String(accountId), String(fromCustomerId)];
    if (counted.has(`${account}:${from}`)) continue;
    counted.add(`${account}:${from}`);
    balance.set(from, (balance.get(from) ?? 0) + (leaving.has(account) ? 1 : -1));
  }
  const [best] = [...balance].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best && best[1] > 0 ? new Types.ObjectId(best[0]) : null;
}
