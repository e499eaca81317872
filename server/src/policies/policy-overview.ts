import type { CalendarDate } from '@heyi/shared/dates';
import type { CoveredPerson, PolicyOverview } from '@heyi/shared/policies/policies.schema';
import { premiumsPerYear } from '@heyi/shared/policies/policy-words';
import { coverageOf } from './coverage.rules.ts';
import type { OnPolicy, OwnPolicy } from './policies.service.ts';
import type { Policy } from './policy.model.ts';
import { dueOf, isCovering, stateOf } from './policy-state.rules.ts';

/** Who is covered how far, and what is to be paid, by the policies that somebody may see. */
export function overviewOf(own: readonly OwnPolicy[], today: CalendarDate): PolicyOverview {
  const held = own.filter(({ roles }) => roles.includes('holder'));
  const covering = held.filter(({ policy }) => isCovering(stateOf(policy, today)));
  return {
    people: coveredPeople(own, today),
    yearlyPremium: covering
      .map(({ policy: { terms, status } }) =>
        status === 'paid-up' ? 0 : terms.premium.amount * premiumsPerYear[terms.premium.frequency],
      )
      .reduce((sum, each) => sum + each, 0),
    dues: held
      .flatMap(({ policy }) => {
        const due = dueOf(policy, today);
        const { product } = policy.terms;
        return due ? [{ policyId: policy._id.toHexString(), product: product.name, due }] : [];
      })
      .sort((a, b) => a.due.daysLeft - b.due.daysLeft),
  };
}

interface Covered {
  person: OnPolicy;
  policies: Policy[];
}

/** Oneself first, then everybody whom one insured, told apart by client number: a name is no identity. */
function coveredPeople(own: readonly OwnPolicy[], today: CalendarDate): CoveredPerson[] {
  const covered = new Map<string, Covered>();
  for (const { policy, roles, people } of own) {
    const isHolder = roles.includes('holder');
    const seen = people.filter(({ role, isSelf }) => role === 'insured' && (isHolder || isSelf));
    for (const person of seen) {
      const key = person.isSelf
        ? 'self'
        : `${policy.channel}:${person.clientNumber ?? person.name}`;
      const known = covered.get(key);
      covered.set(key, { person, policies: [...(known?.policies ?? []), policy] });
    }
  }
  return [...covered.values()]
    .sort((a, b) => Number(b.person.isSelf) - Number(a.person.isSelf))
    .map(({ person, policies }) => ({
      name: person.name,
      relation: person.isSelf ? 'self' : person.relation,
      because: person.isSelf ? 'self' : 'holder',
      policyIds: policies.map(({ _id }) => _id.toHexString()),
      coverage: coverageOf(policies, today),
    }));
}
