import type { PolicyParty, PushedPolicy } from '@heyi/shared/policies/policy-push.schema';
import type { Types } from 'mongoose';
import type { AccountContent } from '../identity/account-content.ts';
import { changeAccount, type Tools } from '../identity/resolve-one/resolve-account.ts';

type OfPolicy = Pick<PushedPolicy, 'policyNumber' | 'channel'>;

/**
 * Whoever is on a policy becomes an account of its channel, by client number, and with it a customer. Only the holder's
 * account is known by the policy number: everybody else on the policy is another person.
 */
export async function accountOfParty(
  party: PolicyParty & { clientNumber: string },
  policy: OfPolicy,
  tools: Tools,
): Promise<Types.ObjectId> {
  const key = { channel: policy.channel, accountId: party.clientNumber };
  const { account } = await changeAccount(key, (known) => withParty(known, party, policy), tools);
  return account._id;
}

function withParty(
  { fields, extra }: AccountContent,
  { role, name, documentType, documentNumber, mobile, birthday, gender }: PolicyParty,
  { policyNumber }: OfPolicy,
): AccountContent {
  const said = { name, documentType, documentNumber, mobile, birthday, gender };
  const given = Object.fromEntries(Object.entries(said).filter(([, text]) => text));
  const own = role === 'holder' && !fields.policyNumber ? { policyNumber } : {};
  return { fields: { ...fields, ...given, ...own }, extra };
}
