import { AppError, must } from '@heyi/shared/errors';
import { Types } from 'mongoose';
import { ChannelAccountModel } from '../channel-account.model.ts';
import { CustomerModel } from '../customer.model.ts';
import { LinkEventModel } from '../link.model.ts';
import { reopenPairs } from '../review/settle-pairs.ts';
import { accountOf, customerOfAccount } from './customer-of.ts';
import { type Deed, entryOf } from './deed.ts';
import { refuseApart, refuseOvertaken } from './earlier-decisions.ts';
import { type HandChange, HandChangeModel } from './hand-change.model.ts';
import { loadStandingLinks } from './load-standing-links.ts';
import { accountsOf, moveAccounts } from './move-accounts.ts';
import { undoneReasonField } from './sealed-reasons.ts';
import { togetherWith } from './standing-links.ts';

/** Takes a decision back: accounts return to where they were by new ledger entries, and the machine decides again. */
export async function undo(change: HandChange, deed: Deed): Promise<HandChange> {
  if (change.undone) {
    const { by, at } = change.undone;
    throw new AppError('change.undone', { by, at: at.toISOString() });
  }
  await refuseOvertaken(change, deed);
  const { _id, kind } = change;
  const reason = deed.encryption.seal(deed.reason, undoneReasonField.place({ _id }));
  const undone = { by: deed.by, at: deed.at, reason };
  await HandChangeModel.updateOne({ _id }, { $set: { undone } }, { session: deed.session });
  if (kind === 'merged') await part(change, deed);
  if (kind === 'split') await rejoin(change, deed);
  if (kind === 'rejected') await noteUndone(change, deed);
  await reopenPairs(_id, deed.session);
  return { ...change, undone };
}

async function noteUndone({ leftCustomerId, rightCustomerId }: HandChange, deed: Deed) {
  const event = {
    ...entryOf(deed),
    type: 'undone',
    customerId: leftCustomerId,
    fromCustomerId: rightCustomerId,
  };
  await LinkEventModel.collection.insertOne(event as never, { session: deed.session });
}

/** The accounts that came by a merge leave, under the id that they came with. */
async function part({ right, rightCustomerId, redirects }: HandChange, deed: Deed) {
  const { session } = deed;
  const from = await customerNow(right[0] as Types.ObjectId, deed);
  const former = await CustomerModel.findById(rightCustomerId).session(session).lean();
  const to = former?.status === 'merged' ? rightCustomerId : new Types.ObjectId();
  await moveAccounts({ accountIds: right, from, to, type: 'undone' }, deed);
  await CustomerModel.updateMany(
    { _id: { $in: redirects }, status: 'merged', mergedInto: from },
    { $set: { mergedInto: to } },
    { session },
  );
}

/** The accounts that were taken out come back to those they were taken from, wherever these are now. */
async function rejoin({ left, right }: HandChange, deed: Deed) {
  const [to, ...others] = await homesOf(left, right, deed);
  must(to, 'customer.not_found');
  const moves = [];
  for (const from of others) moves.push({ from, accountIds: await idsIn(from, deed) });
  const from = await customerNow(right[0] as Types.ObjectId, deed);
  moves.push({ from, accountIds: right });
  const company = [...(await idsIn(to, deed)), ...moves.flatMap(({ accountIds }) => accountIds)];
  await refuseApart(company, deed);
  for (const move of moves) await moveAccounts({ ...move, to, type: 'undone' }, deed);
}

const idsIn = async (customerId: Types.ObjectId, deed: Deed) =>
  (await accountsOf(customerId, deed)).map(({ _id }) => _id);

/**
 * Customers that the accounts which were taken out belong to again: all that people put them together with before,
 * otherwise the one that has most of the accounts they were taken from.
 */
async function homesOf(left: Types.ObjectId[], right: Types.ObjectId[], { session }: Deed) {
  const { together } = await loadStandingLinks(session);
  const bound = togetherWith(right.map(String), together);
  for (const id of right) bound.delete(String(id));
  const isBound = bound.size > 0;
  const accountIds = isBound ? [...bound].map((id) => new Types.ObjectId(id)) : left;
  const homes = await ChannelAccountModel.aggregate<{ _id: Types.ObjectId }>([
    { $match: { _id: { $in: accountIds } } },
    { $group: { _id: '$customerId', accounts: { $sum: 1 } } },
    { $sort: { accounts: -1, _id: 1 } },
  ]).session(session);
  const ids = homes.map(({ _id }) => _id).slice(0, isBound ? undefined : 1);
  const active = await CustomerModel.countDocuments({
    _id: { $in: ids },
    status: 'active',
  }).session(session);
  must(active === ids.length, 'identity.busy'); // a run that was killed is half-way
  return ids;
}

const customerNow = async (accountId: Types.ObjectId, deed: Deed) =>
  (await customerOfAccount(await accountOf(accountId, deed), deed))._id;
