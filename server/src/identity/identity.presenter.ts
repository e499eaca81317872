import type { Actor } from '@heyi/shared/actor';
import type { AccountField, AccountSource } from '@heyi/shared/identity/account-field';
import type {
  AccountView,
  CustomerDetail,
  CustomerView,
  EvidenceView,
  GoldenValueView,
  IdentityOverview,
  LinkEventView,
  ResolutionRunView,
} from '@heyi/shared/identity/identity.schema';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { openContent } from './account-content.ts';
import { ledgerReasonField } from './by-hand/sealed-reasons.ts';
import type { ChannelAccount } from './channel-account.model.ts';
import type { Customer } from './customer.model.ts';
import type { GoldenRecord } from './engine/golden-record.ts';
import { normaliseTags } from './engine/normalise/tags.ts';
import { openGoldenRecord } from './golden-record-content.ts';
import { canDecideIdentities, canUnmask } from './identity.policy.ts';
import type { CustomerWithAccounts, ExplainedAccounts, Overview } from './identity.service.ts';
import type { LinkEvent } from './link.model.ts';
import { maskField } from './mask-field.ts';
import type { ResolutionRun } from './resolution-run.model.ts';

export function presentAccount(account: ChannelAccount, encryption: FieldEncryption): AccountView {
  const { fields } = openContent(account, encryption);
  const shown = (field: AccountField) => {
    const value = fields[field]?.trim();
    return value ? maskField(field, value) : null;
  };
  const name = fields.name ?? [fields.surname, fields.givenName].filter(Boolean).join(' ');
  return {
    id: account._id.toHexString(),
    channel: account.channel,
    accountId: account.accountId,
    customerId: account.customerId?.toHexString() ?? null,
    name: name.trim() ? maskField('name', name.trim()) : null,
    mobile: shown('mobile') ?? shown('phone'),
    documentNumber: shown('documentNumber'),
    birthday: shown('birthday'),
    gender: shown('gender'),
    tags: fields.tags ? normaliseTags(fields.tags) : [],
    recordedAt: account.recordedAt.toISOString(),
    link: account.link && {
      rule: account.link.rule,
      probability: account.link.probability,
      toAccountId: account.link.toAccountId.toHexString(),
    },
  };
}

export function presentCustomer(customer: Customer, encryption: FieldEncryption): CustomerView {
  const id = customer._id.toHexString();
  const { values } = openGoldenRecord(customer.goldenRecord, id, encryption);
  const shown = (field: AccountField) => {
    const golden = values[field];
    return golden && !golden.isTakenOver ? maskField(field, golden.value) : null;
  };
  return {
    id,
    name: shown('name') ?? shown('surname'),
    mobile: shown('mobile') ?? shown('phone'),
    documentNumber: shown('documentNumber'),
    channels: customer.channels,
    accountCount: customer.accountCount,
    updatedAt: customer.updatedAt.toISOString(),
  };
}

export function presentCustomerDetail(
  { customer, redirectedFrom, accounts, history }: CustomerWithAccounts,
  actor: Actor,
  encryption: FieldEncryption,
): CustomerDetail {
  const golden = openGoldenRecord(customer.goldenRecord, customer._id.toHexString(), encryption);
  return {
    ...presentCustomer(customer, encryption),
    redirectedFrom: redirectedFrom?.toHexString() ?? null,
    goldenRecord: presentGolden(golden),
    tags: golden.tags,
    consents: presentConsents(golden),
    accounts: accounts.map((account) => presentAccount(account, encryption)),
    history: history.map((event) => presentLinkEvent(event, encryption)),
    can: {
      merge: canDecideIdentities(actor),
      split: canDecideIdentities(actor) && accounts.length > 1,
      unmask: canUnmask(actor),
    },
  };
}

const presentGolden = ({ values }: GoldenRecord): GoldenValueView[] =>
  Object.entries(values).map(([field, golden]) => ({
    field,
    value: maskField(field as AccountField, golden.value),
    channel: golden.channel,
    accountId: golden.accountId,
    isTakenOver: golden.isTakenOver === true,
  }));

/** Records made before wishes were read have none. */
const presentConsents = ({ consents = {} }: Partial<GoldenRecord>): CustomerDetail['consents'] => ({
  marketing: consents.marketing ?? null,
  sharing: consents.sharing ?? null,
});

const presentLinkEvent = (event: LinkEvent, encryption: FieldEncryption): LinkEventView => ({
  id: event._id.toHexString(),
  type: event.type,
  accountId: event.accountId?.toHexString() ?? null,
  otherAccountId: event.otherAccountId?.toHexString() ?? null,
  customerId: event.customerId.toHexString(),
  fromCustomerId: event.fromCustomerId?.toHexString() ?? null,
  rule: event.rule,
  probability: event.probability,
  parts: event.parts,
  modelVersion: event.modelVersion,
  actor: { ...event.actor, name: event.actor.name ?? null },
  reason: event.reason && encryption.open(event.reason, ledgerReasonField.place(event)),
  changeId: event.changeId?.toHexString() ?? null,
  at: event.at.toISOString(),
});

export const presentEvidence = (
  { accounts: [a, b], evidence }: ExplainedAccounts,
  encryption: FieldEncryption,
): EvidenceView => ({
  accounts: [presentAccount(a, encryption), presentAccount(b, encryption)],
  probability: evidence.probability,
  rule: evidence.rule,
  prior: evidence.prior,
  weight: evidence.weight,
  vetoes: evidence.vetoes,
  parts: evidence.parts.map(({ field, level, weight }) => ({ field, level, weight })),
});

export const presentRun = (run: ResolutionRun): ResolutionRunView => ({
  id: run._id.toHexString(),
  status: run.status,
  stage: run.stage,
  done: run.done,
  total: run.total,
  summary: run.summary,
  settings: run.settings && { version: run.settings.version, bars: run.settings.bars },
  failure: run.failure,
  startedAt: run.startedAt.toISOString(),
  finishedAt: run.finishedAt?.toISOString() ?? null,
});

export const presentOverview = (
  overview: Overview,
): IdentityOverview & { accountsByChannel: Record<AccountSource, number> } => ({
  ...overview,
  lastRun: overview.lastRun && presentRun(overview.lastRun),
});
