import * as z from 'zod';
import { CalendarDate, Instant } from '../dates.ts';
import { channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';
import { Fen } from '../money.ts';
import { CashValue, Coverage, PolicyDocument } from './policy-push.schema.ts';
import {
  coverageKinds,
  partyRoles,
  policyStates,
  premiumFrequencies,
  relations,
} from './policy-words.ts';

/** The premium that is due next, for whoever pays it. */
export const DueView = z.object({
  date: CalendarDate,
  amount: Fen,
  /** Negative once it is past. */
  daysLeft: z.int(),
  /** Until then the policy holds though nothing was paid. */
  graceUntil: CalendarDate,
});
export type DueView = z.infer<typeof DueView>;

const AgentOfPolicy = z.object({ code: z.string(), name: z.string().nullable() });

/** A policy in a list. */
export const PolicyView = z.object({
  id: Id,
  policyNumber: z.string(),
  channel: z.enum(channels),
  product: z.string(),
  state: z.enum(policyStates),
  /** What the person who asks is on this policy: seldom more than holder and insured. */
  roles: z.array(z.enum(partyRoles)),
  insured: z.array(z.object({ name: z.string(), relation: z.enum(relations) })),
  sumInsured: Fen,
  effectiveDate: CalendarDate,
  expiryDate: CalendarDate.nullable(),
  /** Only for the holder, while something is due. */
  due: DueView.nullable(),
  agent: AgentOfPolicy.nullable(),
});
export type PolicyView = z.infer<typeof PolicyView>;

const PartyView = z.object({
  role: z.enum(partyRoles),
  name: z.string(),
  relation: z.enum(relations),
  share: z.number().nullable(),
});

/** A whole policy. What belongs to the holder alone is null for anybody else. */
export const PolicyDetail = PolicyView.extend({
  coverages: z.array(z.object(Coverage.shape)),
  exclusions: z.array(z.string()),
  waitingDays: z.int(),
  /** The last day of the waiting period. */
  waitingUntil: CalendarDate,
  surrenderLoss: z.string(),
  documents: z.array(z.object(PolicyDocument.shape)),
  premium: z
    .object({
      amount: Fen,
      frequency: z.enum(premiumFrequencies),
      years: z.int().nullable(),
      paidTotal: Fen,
    })
    .nullable(),
  cashValues: z.array(z.object(CashValue.shape)).nullable(),
  parties: z.array(PartyView),
  updatedAt: Instant,
});
export type PolicyDetail = z.infer<typeof PolicyDetail>;

/** How far somebody is covered for one kind of thing. */
export const CoverageLine = z.object({
  kind: z.enum(coverageKinds),
  sumInsured: Fen,
  /** A usual amount to compare with, and where it comes from; never a promise or advice. Null where there is none. */
  yardstick: z.object({ amount: Fen, source: z.string() }).nullable(),
});
export type CoverageLine = z.infer<typeof CoverageLine>;

/** Somebody whose policies the person may see, and why. */
export const CoveredPerson = z.object({
  name: z.string(),
  relation: z.enum(relations),
  /** `self`: one's own policies; `holder`: policies that the person who asks took out. */
  because: z.enum(['self', 'holder']),
  policyIds: z.array(Id),
  coverage: z.array(CoverageLine),
});
export type CoveredPerson = z.infer<typeof CoveredPerson>;

export const PolicyOverview = z.object({
  people: z.array(CoveredPerson),
  /** What the person who asks pays in a year for policies that hold. */
  yearlyPremium: Fen,
  /** The soonest first. */
  dues: z.array(z.object({ policyId: Id, product: z.string(), due: DueView })),
});
export type PolicyOverview = z.infer<typeof PolicyOverview>;
