import { type Actor, isStaff } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { type AccountSource, accountSources } from '@heyi/shared/identity/account-field';
import type { IdentitySearch } from '@heyi/shared/identity/identity.schema';
import type { Page, PageOf } from '@heyi/shared/paging';
import type { Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { pageById } from '../database/page-by-id.ts';
import type { Jobs } from '../ports/jobs.ts';
import { type ChannelAccount, ChannelAccountModel } from './channel-account.model.ts';
import { type Customer, CustomerModel } from './customer.model.ts';
import type { Evidence } from './engine/explain.ts';
import { canResolve, canSeeIdentities } from './identity.policy.ts';
import { type LinkEvent, LinkEventModel } from './link.model.ts';
import { type ResolutionRun, ResolutionRunModel } from './resolution-run.model.ts';
import { ReviewPairModel } from './review/review-pair.model.ts';
import { keysOfQuery } from './search-keys.ts';
import { storedEvidence } from './stored-evidence.ts';

export type { ChannelAccount };

export const resolveJob = 'resolve';

const mostMatches = 1000;
const longestHistory = 500;

export async function searchAccounts(
  actor: Actor,
  { query, channel, ...page }: IdentitySearch,
  encryption: FieldEncryption,
): Promise<PageOf<ChannelAccount>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const filter = { ...(query ? matching(query, encryption) : {}), ...(channel ? { channel } : {}) };
  return pageById(ChannelAccountModel, filter, page);
}

/** Customers with at least one account that matches; all active ones without a query. */
export async function searchCustomers(
  actor: Actor,
  { query, channel, ...page }: IdentitySearch,
  encryption: FieldEncryption,
): Promise<PageOf<Customer>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const ids = query ? await customersMatching(query, encryption) : null;
  return pageById(
    CustomerModel,
    {
      status: 'active',
      ...(ids ? { _id: { $in: ids } } : {}),
      ...(channel ? { channels: channel } : {}),
    },
    page,
  );
}

const matching = (query: string, encryption: FieldEncryption) => ({
  $or: [
    { keys: { $in: keysOfQuery(query, encryption) } },
    { channel: { $in: accountSources }, accountId: query.trim() },
  ],
});

async function customersMatching(query: string, encryption: FieldEncryption) {
  const accounts = await ChannelAccountModel.find({
    ...matching(query, encryption),
    customerId: { $ne: null },
  })
    .select({ customerId: 1 })
    .limit(mostMatches)
    .lean();
  return accounts.map(({ customerId }) => customerId as Types.ObjectId);
}

export interface CustomerWithAccounts {
  customer: Customer;
  redirectedFrom: Types.ObjectId | null;
  accounts: ChannelAccount[];
  history: LinkEvent[];
}

/** One customer with all accounts; an id that became part of another customer leads to that one. */
export async function findCustomer(actor: Actor, id: string): Promise<CustomerWithAccounts> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const asked = await CustomerModel.findById(id).lean();
  must(asked, 'customer.not_found');
  const customer = asked.mergedInto ? await CustomerModel.findById(asked.mergedInto).lean() : asked;
  must(customer, 'customer.not_found');
  const accounts = await ChannelAccountModel.find({ customerId: customer._id })
    .sort({ _id: 1 })
    .lean();
  const history = await LinkEventModel.find({
    $or: [{ customerId: customer._id }, { fromCustomerId: customer._id }],
  })
    .sort({ _id: -1 })
    .limit(longestHistory)
    .lean();
  return { customer, redirectedFrom: customer === asked ? null : asked._id, accounts, history };
}

export interface ExplainedAccounts {
  accounts: [ChannelAccount, ChannelAccount];
  evidence: Evidence;
}

/** The evidence between two accounts by the model of the last run. */
export async function explainAccounts(
  actor: Actor,
  id: string,
  otherId: string,
  encryption: FieldEncryption,
): Promise<ExplainedAccounts> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  must(id !== otherId, 'identity.same_account');
  const [a, b] = await Promise.all([
    ChannelAccountModel.findById(id).lean(),
    ChannelAccountModel.findById(otherId).lean(),
  ]);
  must(a, 'account.not_found');
  must(b, 'account.not_found');
  const explain = await storedEvidence([a, b], encryption);
  must(explain, 'identity.not_resolved');
  return { accounts: [a, b], evidence: explain(0, 1) };
}

/** The account that a person names by its own id or by the source's key (`channel:key` where several have it). */
export async function findAccountsNamed(actor: Actor, name: string): Promise<ChannelAccount[]> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const [, channel, key] = /^(\w+):(.+)$/.exec(name) ?? [];
  const qualified = accountSources.includes(channel as AccountSource)
    ? [{ channel: channel as AccountSource, accountId: key as string }]
    : [];
  const byId = /^[0-9a-f]{24}$/.test(name) ? [{ _id: name }] : [];
  return ChannelAccountModel.find({
    $or: [{ channel: { $in: accountSources }, accountId: name }, ...qualified, ...byId],
  } as never).lean();
}

export async function startResolution(actor: Actor, jobs: Jobs, occasion: Occasion): Promise<void> {
  must(canResolve(actor), 'auth.forbidden');
  await recordAudit({ actor, action: 'identity.run_queued' }, occasion);
  await jobs.enqueue(resolveJob, {});
}

export async function listRuns(actor: Actor, page: Page): Promise<PageOf<ResolutionRun>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  return pageById(ResolutionRunModel, {}, page, { matchModel: 0, hotValues: 0 });
}

export interface Overview {
  accounts: number;
  customers: number;
  reviewPairs: number;
  accountsByChannel: Record<AccountSource, number>;
  lastRun: ResolutionRun | null;
}

export async function identityOverview(actor: Actor): Promise<Overview> {
  must(isStaff(actor), 'auth.forbidden');
  const [accounts, customers, reviewPairs, lastRun, ...byChannel] = await Promise.all([
    ChannelAccountModel.estimatedDocumentCount(),
    CustomerModel.countDocuments({ status: 'active' }),
    ReviewPairModel.countDocuments({ settled: null }),
    ResolutionRunModel.findOne().sort({ _id: -1 }).lean(),
    ...accountSources.map((channel) => ChannelAccountModel.countDocuments({ channel })),
  ]);
  const accountsByChannel = Object.fromEntries(
    accountSources.map((channel, at) => [channel, byChannel[at] ?? 0]),
  ) as Record<AccountSource, number>;
  return { accounts, customers, reviewPairs, accountsByChannel, lastRun };
}
