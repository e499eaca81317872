import type { Types } from 'mongoose';
import { openRecord } from '../account-content.ts';
import {
  type AccountLink,
  type ChannelAccount,
  ChannelAccountModel,
} from '../channel-account.model.ts';
import { CustomerModel } from '../customer.model.ts';
import { customerWrite, redirectWrites } from '../customer-writes.ts';
import { moveDependentRecords } from '../dependent-records.ts';
import type { Evidence } from '../engine/explain.ts';
import { type LinkEvent, LinkEventModel, type LinkEventType } from '../link.model.ts';
import { hashMembers } from '../members-hash.ts';
import { storedEvidence } from '../stored-evidence.ts';
import { type Deed, entryOf } from './deed.ts';

/** Two accounts that a person found to be one; the first is the one that moves. */
export interface Bond {
  accountId: Types.ObjectId;
  otherAccountId: Types.ObjectId;
  parts: LinkEvent['parts'];
}

export interface Move {
  accountIds: readonly Types.ObjectId[];
  from: Types.ObjectId;
  /** A customer, or the id of one to be. */
  to: Types.ObjectId;
  /** What the ledger calls it. */
  type: Extract<LinkEventType, 'linked' | 'split' | 'undone'>;
  bond?: Bond;
}

/**
 * Takes accounts from one customer to another: their links and all that came with them, both golden records, the
 * redirect of a customer that is left without accounts, and the ledger entries.
 */
export async function moveAccounts(move: Move, deed: Deed): Promise<void> {
  const { from, to, type, bond } = move;
  const { session } = deed;
  const moving = new Set(move.accountIds.map(String));
  const there = await accountsOf(from, deed);
  const remaining = there.filter(({ _id }) => !moving.has(String(_id)));
  const moved = there.filter(({ _id }) => moving.has(String(_id)));
  const joined = [...(await accountsOf(to, deed)), ...moved].sort(byArrival);
  const links = await linksWithin([remaining, joined], deed, bond);

  const accountWrites = [...remaining, ...joined].flatMap((account) => {
    const customerId = moving.has(String(account._id)) ? to : account.customerId;
    const link = links.get(String(account._id)) ?? null;
    if (customerId === account.customerId && link === account.link) return [];
    return [
      { updateOne: { filter: { _id: account._id }, update: { $set: { customerId, link } } } },
    ];
  });
  await ChannelAccountModel.collection.bulkWrite(accountWrites as never, { session });
  await moveDependentRecords(
    moved.map(({ _id }) => ({ accountId: _id, customerId: to })),
    session,
  );
  const isEmpty = remaining.length === 0;
  const customerWrites = [
    customerOf(to, joined, deed),
    ...(isEmpty
      ? redirectWrites(String(from), String(to), deed.at)
      : [customerOf(from, remaining, deed)]),
  ];
  await CustomerModel.collection.bulkWrite(customerWrites as never, { session });
  const entry = { ...entryOf(deed), customerId: to, fromCustomerId: from };
  const events = moved.map(({ _id }) => ({
    ...entry,
    type,
    accountId: _id,
    ...reasonFor(_id, links.get(String(_id)) ?? null, bond),
  }));
  const ended = { ...entry, type: type === 'undone' ? ('undone' as const) : ('merged' as const) };
  await LinkEventModel.collection.insertMany([...events, ...(isEmpty ? [ended] : [])] as never, {
    session,
  });
}

const byArrival = (a: ChannelAccount, b: ChannelAccount) =>
  String(a._id) < String(b._id) ? -1 : 1;

/** All accounts of a customer in the order of their arrival. */
export const accountsOf = (
  customerId: Types.ObjectId,
  { session }: Pick<Deed, 'session'>,
): Promise<ChannelAccount[]> =>
  ChannelAccountModel.find({ customerId }).sort({ _id: 1 }).session(session).lean();

function customerOf(id: Types.ObjectId, members: ChannelAccount[], { at, encryption }: Deed) {
  const hashed = members.map(({ _id, contentHash }) => ({ id: String(_id), contentHash }));
  const records = members.map((account) => openRecord(account, encryption));
  const customer = { customerId: String(id), membersHash: hashMembers(hashed) };
  return customerWrite(customer, records, at, encryption);
}

/** Why the ledger says that an account came to a customer. */
function reasonFor(id: Types.ObjectId, link: AccountLink | null, bond: Bond | undefined) {
  if (bond?.accountId.equals(id)) {
    const { otherAccountId, parts } = bond;
    return { otherAccountId, parts, rule: 'by-hand', probability: 1 };
  }
  if (!link) return {};
  return { otherAccountId: link.toAccountId, rule: link.rule, probability: link.probability };
}

/** The link of each account in its new company: its own where the other end came along, otherwise the best there is. */
async function linksWithin(companies: ChannelAccount[][], { encryption }: Deed, bond?: Bond) {
  const links = new Map<string, AccountLink | null>();
  for (const company of companies) {
    const here = new Set(company.map(({ _id }) => String(_id)));
    const lost = company.filter(({ link }) => !(link && here.has(String(link.toAccountId))));
    for (const { _id, link } of company) links.set(String(_id), link);
    if (bond) continue; // who comes by a merge keeps its company
    const hasOthers = company.length > 1 && lost.length > 0;
    const explain = hasOthers ? await storedEvidence(company, encryption) : null;
    for (const account of lost) {
      links.set(String(account._id), explain && strongest(account, company, explain));
    }
  }
  if (bond) bindByHand(bond, links);
  return links;
}

function strongest(
  account: ChannelAccount,
  company: ChannelAccount[],
  explain: (a: number, b: number) => Evidence,
): AccountLink | null {
  const index = company.indexOf(account);
  let best: (AccountLink & { weight: number }) | null = null;
  for (const [at, { _id }] of company.entries()) {
    if (at === index) continue;
    const { weight, rule, probability } = explain(index, at);
    if (!best || weight > best.weight) best = { weight, rule, probability, toAccountId: _id };
  }
  if (!best) return null;
  const { rule, probability, toAccountId } = best;
  return { rule, probability, toAccountId };
}

/** The two accounts of a bond have each other where they had nobody. */
function bindByHand({ accountId, otherAccountId }: Bond, links: Map<string, AccountLink | null>) {
  for (const [id, toAccountId] of [
    [accountId, otherAccountId],
    [otherAccountId, accountId],
  ] as const) {
    if (!links.get(String(id)))
      links.set(String(id), { rule: 'by-hand', probability: 1, toAccountId });
  }
}
