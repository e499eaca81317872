import { createHash } from 'node:crypto';
import type { PushedPolicy, PushOutcome } from '@heyi/shared/policies/policy-push.schema';
import { mongo, Types } from 'mongoose';
import { inTransaction } from '../database/transaction.ts';
import { heldCustomerOf } from '../identity/customer-of-account.ts';
import type { Tools } from '../identity/resolve-one/resolve-account.ts';
import { accountOfParty } from './party-account.ts';
import { type Policy, PolicyModel } from './policy.model.ts';
import { type PolicyParty, PolicyPartyModel } from './policy-party.model.ts';
import { sealPeople } from './policy-people.ts';

/** `conflicting`: this version was told before, with another content. */
export type TakenPolicy = Exclude<PushOutcome, 'refused'> | 'conflicting';

/**
 * Stores a version of a policy and makes those on it accounts. Told twice it changes nothing; told late, after a newer
 * version, it is left aside.
 */
export async function takePolicy(pushed: PushedPolicy, tools: Tools): Promise<TakenPolicy> {
  const { policyNumber, version } = pushed;
  const contentHash = tools.fieldEncryption.hash('policy', digestOf(pushed));
  const stored = await PolicyModel.findOne({ policyNumber }, { version: 1, contentHash: 1 }).lean();
  if (stored && stored.version > version) return 'outdated';
  if (stored?.version === version)
    return stored.contentHash === contentHash ? 'unchanged' : 'conflicting';
  const parties = await accountsOf(pushed, tools);
  try {
    return await inTransaction((session) =>
      store(pushed, contentHash, parties, { ...tools, session }),
    );
  } catch (error) {
    // Somebody stored the same or a newer version meanwhile.
    if (error instanceof mongo.MongoServerError && error.code === 11000)
      return takePolicy(pushed, tools);
    throw error;
  }
}

const digestOf = (pushed: PushedPolicy): string =>
  createHash('sha256').update(JSON.stringify(pushed)).digest('hex');

type Party = Pick<PolicyParty, 'role' | 'place' | 'accountId'>;

async function accountsOf(pushed: PushedPolicy, tools: Tools): Promise<Party[]> {
  const holderLast = (place: number) => Number(pushed.parties[place]?.role === 'holder');
  const parties: Party[] = [];
  // The holder last: what holders say of themselves outweighs what they are said to be as insured.
  const places = [...pushed.parties.keys()].toSorted((a, b) => holderLast(a) - holderLast(b));
  for (const place of places) {
    const party = pushed.parties[place];
    if (!party?.clientNumber) continue;
    const { role, clientNumber } = party;
    const accountId = await accountOfParty({ ...party, clientNumber }, pushed, tools);
    parties.push({ role, place, accountId });
  }
  return parties;
}

/** The upsert finds only an older version; while there is none it adds a second policy, which the unique index refuses. */
async function store(
  { policyNumber, version, channel, status, agentCode, parties: people, ...terms }: PushedPolicy,
  contentHash: string,
  parties: readonly Party[],
  { now, fieldEncryption, session }: Tools & { session: mongo.ClientSession },
): Promise<'taken'> {
  const named = people.map(({ role, name, relation, share, clientNumber }) => ({
    role,
    name,
    relation,
    share,
    clientNumber,
  }));
  const values: Omit<Policy, '_id' | 'policyNumber'> = {
    version,
    contentHash,
    channel,
    status,
    terms,
    people: sealPeople(named, { policyNumber }, fieldEncryption),
    agentCode,
    nextDueDate: terms.premium.nextDueDate,
    updatedAt: now(),
  };
  const { _id: policyId } = await PolicyModel.findOneAndUpdate(
    { policyNumber, version: { $lt: version } },
    { $set: values },
    { upsert: true, returnDocument: 'after', session },
  ).orFail();
  await PolicyPartyModel.deleteMany({ policyId }, { session });
  const records: PolicyParty[] = [];
  for (const { accountId, ...party } of parties) {
    const customerId = await heldCustomerOf(accountId, session);
    records.push({ _id: new Types.ObjectId(), policyId, ...party, accountId, customerId });
  }
  await PolicyPartyModel.insertMany(records, { session });
  return 'taken';
}
