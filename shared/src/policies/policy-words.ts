/** What the core system says of a policy; `grace` is ours, told by the dates. */
export const policyStatuses = [
  'in-force',
  'lapsed',
  'paid-up',
  'surrendered',
  'matured',
  'claimed',
] as const;
export type PolicyStatus = (typeof policyStatuses)[number];

export const policyStates = [...policyStatuses, 'grace'] as const;
export type PolicyState = (typeof policyStates)[number];

export const coverageKinds = [
  'life',
  'critical-illness',
  'medical',
  'accident',
  'annuity',
  'other',
] as const;
export type CoverageKind = (typeof coverageKinds)[number];

export const premiumFrequencies = [
  'single',
  'annual',
  'semiannual',
  'quarterly',
  'monthly',
] as const;
export type PremiumFrequency = (typeof premiumFrequencies)[number];

/** How often a premium of this frequency is due in a year; a single premium is not due again. */
export const premiumsPerYear: Record<PremiumFrequency, number> = {
  single: 0,
  annual: 1,
  semiannual: 2,
  quarterly: 4,
  monthly: 12,
};

export const partyRoles = ['holder', 'insured', 'beneficiary'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** Who somebody is to the holder. */
export const relations = ['self', 'spouse', 'child', 'parent', 'other'] as const;
