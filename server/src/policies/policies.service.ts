import type { Actor, CustomerActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { type PartyRole, partyRoles } from '@heyi/shared/policies/policy-words';
import type { Types } from 'mongoose';
import { requireConsent } from '../consents/consents.service.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { findCustomer } from '../identity/identity.service.ts';
import { ownedAccount } from '../identity/owned-account.ts';
import { verifiedAtOf } from '../me/verified-name.ts';
import { canSeeCustomersPolicies } from './policies.policy.ts';
import { type Policy, PolicyModel } from './policy.model.ts';
import { type PolicyParty, PolicyPartyModel } from './policy-party.model.ts';
import { openPeople, type PersonOnPolicy } from './policy-people.ts';

/** A policy as one customer stands to it. */
export interface OwnPolicy {
  policy: Policy;
  /** What the customer is on it. */
  roles: PartyRole[];
  people: OnPolicy[];
}

export interface OnPolicy extends PersonOnPolicy {
  /** The customer's own self. */
  isSelf: boolean;
}

/** All policies that the person holds or is insured by, in whatever channel. Throws `consent.required`, `policy.real_name_required`. */
export async function listOwnPolicies(
  actor: CustomerActor,
  encryption: FieldEncryption,
): Promise<OwnPolicy[]> {
  await mustBeVerified(actor, encryption);
  return policiesOf(actor.id, encryption);
}

/** Throws `consent.required`, `policy.real_name_required`, and `policy.not_found` for one that is another person's. */
export async function findOwnPolicy(
  actor: CustomerActor,
  id: string,
  encryption: FieldEncryption,
): Promise<OwnPolicy> {
  const [own] = await policiesOf(actor.id, encryption, id);
  must(own, 'policy.not_found');
  await mustBeVerified(actor, encryption);
  return own;
}

/** A customer's policies for staff. Throws `customer.not_found`. */
export async function listPoliciesOf(
  actor: Actor,
  customerId: string,
  encryption: FieldEncryption,
): Promise<OwnPolicy[]> {
  must(canSeeCustomersPolicies(actor), 'auth.forbidden');
  const { customer } = await findCustomer(actor, customerId);
  return policiesOf(customer._id, encryption);
}

async function mustBeVerified(actor: CustomerActor, fieldEncryption: FieldEncryption) {
  await requireConsent(actor, 'service', { fieldEncryption });
  const { content } = await ownedAccount(actor.accountId, fieldEncryption);
  must(verifiedAtOf(content), 'policy.real_name_required');
}

async function policiesOf(
  customerId: string | Types.ObjectId,
  encryption: FieldEncryption,
  policyId?: string,
): Promise<OwnPolicy[]> {
  const parties = await PolicyPartyModel.find({
    customerId,
    ...(policyId ? { policyId } : {}),
  }).lean();
  const ids = parties.map((party) => party.policyId);
  const policies = await PolicyModel.find({ _id: { $in: ids } })
    .sort({ _id: -1 })
    .lean();
  return policies
    .map((policy) => ownPolicy(policy, parties, encryption))
    .filter(({ roles }) => roles.some((role) => role !== 'beneficiary'));
}

/** Whoever only is to benefit does not see it: that is the holder's to tell. */
function ownPolicy(
  policy: Policy,
  parties: readonly PolicyParty[],
  encryption: FieldEncryption,
): OwnPolicy {
  const places = parties
    .filter(({ policyId }) => policyId.equals(policy._id))
    .map(({ place }) => place);
  const people = openPeople(policy, encryption).map((person, place) => ({
    ...person,
    isSelf: places.includes(place),
  }));
  const roles = partyRoles.filter((role) =>
    people.some((person) => person.isSelf && person.role === role),
  );
  return { policy, roles, people };
}
