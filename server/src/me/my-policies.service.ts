import type { CustomerActor } from '@heyi/shared/actor';
import { requireConsent } from '../consents/consents.service.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { ownedAccount } from '../identity/owned-account.ts';
import { type ListedPolicy, policiesOfCustomer } from '../identity/policies-of-customer.ts';
import { verifiedAtOf } from './verified-name.ts';

export interface OwnPolicies {
  isNameVerified: boolean;
  policies: ListedPolicy[];
}

/** Throws `consent.required`. */
export async function myPolicies(
  actor: CustomerActor,
  needs: { fieldEncryption: FieldEncryption },
): Promise<OwnPolicies> {
  await requireConsent(actor, 'service', needs);
  const { content } = await ownedAccount(actor.accountId, needs.fieldEncryption);
  const isNameVerified = verifiedAtOf(content) !== null;
  const policies = isNameVerified ? await policiesOfCustomer(actor.id, needs.fieldEncryption) : [];
  return { isNameVerified, policies };
}
