import type { Types } from 'mongoose';
import { CustomerModel } from '../customer.model.ts';
import { type LinkEvent, LinkEventModel } from '../link.model.ts';
import { type Deed, entryOf } from './deed.ts';
import type { Side } from './merge-customers.ts';
import { accountsOf } from './move-accounts.ts';
import { recordChange } from './record-change.ts';

/** Notes that the customers of two accounts are two people; nothing moves, and the machine asks no more. */
export async function rejectPair(
  [one, other]: readonly [Required<Side>, Required<Side>],
  {
    rule,
    probability,
    parts,
    modelVersion,
  }: Pick<LinkEvent, 'rule' | 'probability' | 'parts' | 'modelVersion'>,
  reviewPairId: Types.ObjectId,
  deed: Deed,
) {
  const idsOf = async ({ customer }: Side) =>
    (await accountsOf(customer._id, deed)).map(({ _id }) => _id);
  const event: Omit<LinkEvent, '_id'> = {
    ...entryOf(deed),
    rule,
    probability,
    parts,
    modelVersion,
    type: 'rejected',
    accountId: one.account._id,
    otherAccountId: other.account._id,
    customerId: one.customer._id,
    fromCustomerId: other.customer._id,
  };
  await LinkEventModel.collection.insertOne(event as never, { session: deed.session });
  // Single accounts that are decided at this moment conflict with it.
  await CustomerModel.collection.updateMany(
    { _id: { $in: [one.customer._id, other.customer._id] } },
    { $inc: { looks: 1 } },
    { session: deed.session },
  );
  const sides = {
    left: await idsOf(one),
    right: await idsOf(other),
    leftCustomerId: one.customer._id,
    rightCustomerId: other.customer._id,
  };
  return recordChange({ kind: 'rejected', ...sides }, reviewPairId, deed);
}
