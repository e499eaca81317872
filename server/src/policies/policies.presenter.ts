import type { CalendarDate } from '@heyi/shared/dates';
import type { PolicyDetail, PolicyView } from '@heyi/shared/policies/policies.schema';
import type { OwnPolicy } from './policies.service.ts';
import { daysAfter, dueOf, stateOf } from './policy-state.rules.ts';

export function presentPolicy(
  { policy, roles, people }: OwnPolicy,
  today: CalendarDate,
): PolicyView {
  const { terms } = policy;
  return {
    id: policy._id.toHexString(),
    policyNumber: policy.policyNumber,
    channel: policy.channel,
    product: terms.product.name,
    state: stateOf(policy, today),
    roles,
    insured: people
      .filter(({ role }) => role === 'insured')
      .map(({ name, relation }) => ({ name, relation })),
    sumInsured: terms.sumInsured,
    effectiveDate: terms.effectiveDate,
    expiryDate: terms.expiryDate,
    due: roles.includes('holder') ? dueOf(policy, today) : null,
    agent: policy.agentCode ? { code: policy.agentCode, name: null } : null,
  };
}

/** What it costs, what it is worth and who benefits is the holder's alone. */
export function presentPolicyDetail(own: OwnPolicy, today: CalendarDate): PolicyDetail {
  const { policy, roles, people } = own;
  const { coverages, exclusions, waitingDays, surrenderLoss, documents, ...terms } = policy.terms;
  const isHolder = roles.includes('holder');
  const { amount, frequency, years, paidTotal } = terms.premium;
  return {
    ...presentPolicy(own, today),
    coverages,
    exclusions,
    waitingDays,
    waitingUntil: daysAfter(terms.effectiveDate, waitingDays),
    surrenderLoss,
    documents,
    premium: isHolder ? { amount, frequency, years, paidTotal } : null,
    cashValues: isHolder ? terms.cashValues : null,
    parties: people
      .filter(({ role }) => isHolder || role !== 'beneficiary')
      .map(({ role, name, relation, share }) => ({ role, name, relation, share })),
    updatedAt: policy.updatedAt.toISOString(),
  };
}
