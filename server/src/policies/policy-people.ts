import type { PolicyParty } from '@heyi/shared/policies/policy-push.schema';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { Policy } from './policy.model.ts';

/** Somebody on a policy, as the policy names them. */
export type PersonOnPolicy = Pick<
  PolicyParty,
  'role' | 'name' | 'relation' | 'share' | 'clientNumber'
>;

type Key = Pick<Policy, 'policyNumber'>;

export const policyPeopleField = sealedField<Key>(
  'policies',
  'people',
  ['policyNumber'],
  ({ policyNumber }) => `policy:${policyNumber}:people`,
);

export const sealPeople = (
  people: readonly PersonOnPolicy[],
  policy: Key,
  encryption: FieldEncryption,
) => encryption.seal(people, policyPeopleField.place(policy));

export const openPeople = (policy: Policy, encryption: FieldEncryption): PersonOnPolicy[] =>
  encryption.open(policy.people, policyPeopleField.place(policy));
