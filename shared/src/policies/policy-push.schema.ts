import * as z from 'zod';
import { CalendarDate } from '../dates.ts';
import { channels } from '../identity/account-field.ts';
import { Fen } from '../money.ts';
import {
  coverageKinds,
  partyRoles,
  policyStatuses,
  premiumFrequencies,
  relations,
} from './policy-words.ts';

const Line = z.string().trim().min(1, '不能为空').max(200);
const Text = z.string().trim().min(1, '不能为空').max(2000);
const Amount = Fen.min(0);
const isReadable = (text: string): boolean => !/\p{Surrogate}|\0/u.test(text);
const Value = z.string().trim().max(200).refine(isReadable, '含有无法识别的字符');

/** How many policies one push may hold. */
export const mostPushed = 50;

/** Somebody on a policy. Whoever has a client number of the core system becomes an account of the policy's channel by that number. */
export const PolicyParty = z.strictObject({
  role: z.enum(partyRoles),
  clientNumber: Value.min(1).max(64).nullable().default(null),
  name: Value.min(1, '不能为空'),
  relation: z.enum(relations),
  /** Of the benefit, in percent; for beneficiaries. */
  share: z.number().min(0).max(100).nullable().default(null),
  documentType: Value.optional(),
  documentNumber: Value.optional(),
  mobile: Value.optional(),
  birthday: Value.optional(),
  gender: Value.optional(),
});
export type PolicyParty = z.output<typeof PolicyParty>;

/** A benefit in plain words. */
export const Coverage = z.strictObject({
  name: Line,
  kind: z.enum(coverageKinds),
  sumInsured: Amount,
  text: Text,
});
export type Coverage = z.output<typeof Coverage>;

export const CashValue = z.strictObject({ year: z.int().min(1).max(120), amount: Amount });
export type CashValue = z.output<typeof CashValue>;

export const PolicyDocument = z.strictObject({
  title: Line,
  url: z.url({ protocol: /^https$/, error: '应为 https 地址' }).max(500),
});
export type PolicyDocument = z.output<typeof PolicyDocument>;

/** One version of a policy, as the core system knows it: whole, not a change. */
export const PushedPolicy = z
  .strictObject({
    policyNumber: z.string().regex(/^[A-Za-z0-9-]{4,40}$/, '应为 4 到 40 位字母、数字或短横'),
    /** Grows with every change; what arrives late with a smaller one is ignored. */
    version: z.int().min(1),
    channel: z.enum(channels),
    status: z.enum(policyStatuses),
    product: z.strictObject({ code: Line, name: Line }),
    effectiveDate: CalendarDate,
    /** Null: for life. */
    expiryDate: CalendarDate.nullable(),
    sumInsured: Amount,
    premium: z.strictObject({
      amount: Amount,
      frequency: z.enum(premiumFrequencies),
      /** For how many years it is paid; null for a single premium. */
      years: z.int().min(1).max(100).nullable(),
      /** When the next one is due; null when nothing is due any more. */
      nextDueDate: CalendarDate.nullable(),
      graceDays: z.int().min(0).max(365).default(60),
      paidTotal: Amount,
    }),
    coverages: z.array(Coverage).min(1).max(30),
    exclusions: z.array(Text).min(1).max(30),
    waitingDays: z.int().min(0).max(730),
    /** What is lost by surrendering early, in plain words. */
    surrenderLoss: Text,
    cashValues: z.array(CashValue).max(120).default([]),
    documents: z.array(PolicyDocument).max(20).default([]),
    agentCode: Value.nullable().default(null),
    parties: z.array(PolicyParty).min(2).max(20),
  })
  .check(({ value: { parties }, issues }) => {
    const count = (role: string) => parties.filter((party) => party.role === role).length;
    const problem = (message: string) =>
      issues.push({ code: 'custom', input: parties, path: ['parties'], message });
    if (count('holder') !== 1) problem('应有且仅有一位投保人');
    if (count('insured') === 0) problem('至少有一位被保险人');
    if (parties.some(({ role, clientNumber }) => role === 'holder' && !clientNumber))
      problem('投保人要有客户号');
  });
export type PushedPolicy = z.output<typeof PushedPolicy>;

/** `taken`: stored. `unchanged`: we had this version. `outdated`: we have a newer one. `refused`: see `message`. */
export const pushOutcomes = ['taken', 'unchanged', 'outdated', 'refused'] as const;
export type PushOutcome = (typeof pushOutcomes)[number];

export const PushResult = z.object({
  policyNumber: z.string(),
  version: z.int(),
  outcome: z.enum(pushOutcomes),
  message: z.string().nullable(),
});
export type PushResult = z.infer<typeof PushResult>;
