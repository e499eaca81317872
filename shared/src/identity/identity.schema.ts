import * as z from 'zod';
import { Id } from '../ids.ts';
import { Page } from '../paging.ts';
import { accountSources } from './account-field.ts';

const Probability = z.number().min(0).max(1);

/** What one field says for (positive bits) or against (negative) two accounts being one person. */
export const EvidencePartView = z.object({
  field: z.string(),
  level: z.string(),
  /** Bits: log2 of how much likelier this is for one person than for two. */
  weight: z.number(),
});
export type EvidencePartView = z.infer<typeof EvidencePartView>;

/** Why an account is where it is; null when it stands alone. */
export const LinkView = z.object({
  rule: z.string(),
  probability: Probability,
  toAccountId: Id,
});

/** One channel account; personal values are masked. */
export const AccountView = z.object({
  id: Id,
  channel: z.enum(accountSources),
  accountId: z.string(),
  customerId: Id.nullable(),
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  documentNumber: z.string().nullable(),
  birthday: z.string().nullable(),
  gender: z.string().nullable(),
  tags: z.array(z.string()),
  recordedAt: z.iso.datetime(),
  link: LinkView.nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

/** A surviving value and where it came from. */
export const GoldenValueView = z.object({
  field: z.string(),
  value: z.string(),
  channel: z.enum(accountSources),
  accountId: z.string(),
  /** Only of a mobile: another customer was known by it later. */
  isTakenOver: z.boolean(),
});
export type GoldenValueView = z.infer<typeof GoldenValueView>;

export const CustomerView = z.object({
  id: Id,
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  documentNumber: z.string().nullable(),
  channels: z.array(z.enum(accountSources)),
  accountCount: z.int().min(0),
  updatedAt: z.iso.datetime(),
});
export type CustomerView = z.infer<typeof CustomerView>;

export const LinkEventView = z.object({
  id: Id,
  type: z.enum(['linked', 'merged', 'split', 'rejected', 'undone']),
  accountId: Id.nullable(),
  otherAccountId: Id.nullable(),
  customerId: Id,
  fromCustomerId: Id.nullable(),
  rule: z.string().nullable(),
  probability: Probability.nullable(),
  parts: z.array(EvidencePartView),
  modelVersion: z.string(),
  /** `name` is a staff member's username. */
  actor: z.object({
    kind: z.enum(['machine', 'staff']),
    id: z.string(),
    name: z.string().nullable(),
  }),
  /** Why a person did it; null where the machine did. */
  reason: z.string().nullable(),
  /** The hand-made change that it is part of. */
  changeId: Id.nullable(),
  at: z.iso.datetime(),
});
export type LinkEventView = z.infer<typeof LinkEventView>;

/** The strictest answer of all accounts: one refusal outweighs every consent. */
export const ConsentView = z.object({
  answer: z.enum(['refused', 'agreed']),
  channel: z.enum(accountSources),
  accountId: z.string(),
});
export type ConsentView = z.infer<typeof ConsentView>;

/** One customer with all accounts and why each is there. */
export const CustomerDetail = CustomerView.extend({
  /** The id that was asked for, when that customer has become part of this one. */
  redirectedFrom: Id.nullable(),
  goldenRecord: z.array(GoldenValueView),
  tags: z.object({
    united: z.array(z.string()),
    byChannel: z.partialRecord(z.enum(accountSources), z.array(z.string())),
  }),
  /** Null where no account says anything. */
  consents: z.object({ marketing: ConsentView.nullable(), sharing: ConsentView.nullable() }),
  accounts: z.array(AccountView),
  history: z.array(LinkEventView),
  can: z.object({ merge: z.boolean(), split: z.boolean(), unmask: z.boolean() }),
});
export type CustomerDetail = z.infer<typeof CustomerDetail>;

/** The evidence between two accounts: prior and weight add up to the log odds, which give the probability. */
export const EvidenceView = z.object({
  accounts: z.tuple([AccountView, AccountView]),
  probability: Probability,
  rule: z.string(),
  /** Bits before any evidence. */
  prior: z.number(),
  /** Bits of all parts together. */
  weight: z.number(),
  vetoes: z.array(z.string()),
  parts: z.array(EvidencePartView),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const ResolutionSummary = z.object({
  accounts: z.int(),
  customers: z.int(),
  reviewPairs: z.int(),
  /** Pairs in doubt beyond those, of customers that have very many; they come up as others are decided. */
  reviewPairsLeftOut: z.int().optional(),
  largestCluster: z.int(),
  /** Accounts that found their customer, by the evidence that decided. */
  linkedBy: z.record(z.string(), z.int()),
  changedAccounts: z.int(),
  hotValues: z.int(),
  seconds: z.number(),
});
export type ResolutionSummary = z.infer<typeof ResolutionSummary>;

export const ResolutionRunView = z.object({
  id: Id,
  status: z.enum(['running', 'done', 'failed']),
  stage: z.string(),
  done: z.int(),
  total: z.int(),
  summary: ResolutionSummary.nullable(),
  /** By what it decided; null as long as it has not, and in runs of old. */
  settings: z
    .object({ version: z.int(), bars: z.object({ upper: z.number(), lower: z.number() }) })
    .nullable(),
  failure: z.string().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ResolutionRunView = z.infer<typeof ResolutionRunView>;

/** Finds by name, mobile, ID or policy number, account id; in the body, so that no URL holds personal data. */
export const IdentitySearch = Page.extend({
  query: z.string().trim().max(100).default(''),
  channel: z.enum(accountSources).optional(),
});
export type IdentitySearch = z.output<typeof IdentitySearch>;

/** Figures of the whole identity store, as the last resolution left it. */
export const IdentityOverview = z.object({
  accounts: z.int(),
  customers: z.int(),
  reviewPairs: z.int(),
  accountsByChannel: z.record(z.enum(accountSources), z.int()),
  lastRun: ResolutionRunView.nullable(),
});
export type IdentityOverview = z.infer<typeof IdentityOverview>;
