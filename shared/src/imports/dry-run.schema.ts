import * as z from 'zod';
import { accountSources } from '../identity/account-field.ts';
import { EvidencePartView } from '../identity/identity.schema.ts';
import { Id } from '../ids.ts';

export const dryRunStatuses = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** The steps of a dry run, in their order. */
export const dryRunStages = ['list', 'read', 'block', 'explain'] as const;

/** What would come of a list if it were imported and resolved now. */
export const DryRunSummary = z.object({
  /** Rows of the list: rejected ones, repeated ones, and those that make or change an account or leave it as it is. */
  rows: z.int(),
  rejected: z.int(),
  rejectedBy: z.array(z.object({ code: z.string(), count: z.int() })),
  /** Rows whose key stands further down again; the last one counts. */
  repeated: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** Accounts that are there already, those of this list included. */
  stored: z.int(),
  /** New accounts that would join a customer who is there. */
  joining: z.int(),
  /** New accounts that would become customers of their own, and how many customers. */
  settling: z.int(),
  newCustomers: z.int(),
  /** Customers who are there and would become part of another one. */
  mergedCustomers: z.int(),
  /** Changed accounts that would leave their customer. */
  leaving: z.int(),
  reviewPairs: z.int(),
  /** Null where no run has learned a model: it was learned from these accounts. */
  modelVersion: z.string().nullable(),
  seconds: z.number(),
});
export type DryRunSummary = z.infer<typeof DryRunSummary>;

/** One account of an example; personal values are masked. */
export const DryRunAccount = z.object({
  /** Its row in the list; null for one that is only stored. */
  row: z.int().nullable(),
  /** Null for one that is not stored yet. */
  id: Id.nullable(),
  customerId: Id.nullable(),
  channel: z.enum(accountSources),
  accountId: z.string(),
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  documentNumber: z.string().nullable(),
  birthday: z.string().nullable(),
  gender: z.string().nullable(),
});
export type DryRunAccount = z.infer<typeof DryRunAccount>;

/** `join` a stored customer, `merge` two stored ones, make a new one `together`, or go to `review`. */
export const exampleKinds = ['join', 'merge', 'together', 'review'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

export const DryRunPair = z.object({
  accounts: z.tuple([DryRunAccount, DryRunAccount]),
  probability: z.number(),
  rule: z.string(),
  prior: z.number(),
  weight: z.number(),
  vetoes: z.array(z.string()),
  parts: z.array(EvidencePartView),
});
export type DryRunPair = z.infer<typeof DryRunPair>;

export const DryRunExample = z.object({
  kind: z.enum(exampleKinds),
  /** The pair, or the pairs, by whose evidence it would happen. */
  pairs: z.array(DryRunPair),
});
export type DryRunExample = z.infer<typeof DryRunExample>;

export const DryRunView = z.object({
  importId: Id,
  status: z.enum(dryRunStatuses),
  stage: z.string(),
  done: z.number(),
  total: z.number(),
  summary: DryRunSummary.nullable(),
  /** The least certain first. */
  examples: z.array(DryRunExample),
  failure: z.string().nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type DryRunView = z.infer<typeof DryRunView>;
