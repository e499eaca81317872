import { mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { inTransaction } from '../../database/transaction.ts';
import { type AccountContent, openContent } from '../account-content.ts';
import type { AccountLink, ChannelAccount } from '../channel-account.model.ts';
import { type ClusterChange, otherEnd } from '../cluster-changes.ts';
import type { Decided } from '../decided.ts';
import type { AccountRecord } from '../engine/account-record.ts';
import { lookUpKeys } from '../engine/look-up-keys.ts';
import { evidenceParts } from '../evidence-parts.ts';
import type { EvidencePart } from '../link.model.ts';
import { hashedText, type IncomingAccount, storedValues } from '../save-accounts.ts';
import { keyHash } from '../search-keys.ts';
import { strongestLinks } from '../strongest-links.ts';
import { decideRegion } from './decide-region.ts';
import { decisionBasis, type StoredBasis } from './decision-basis.ts';
import { findRegion } from './find-region.ts';
import { type FoundAccount, FoundAccounts } from './found-accounts.ts';
import { LocksMissing, lockValues, makeLocks } from './identity-lock.model.ts';
import { RowChanged, writeRegion } from './write-region.ts';

export interface Tools {
  now(): Date;
  fieldEncryption: FieldEncryption;
}

/** What became of an account. */
export interface ResolvedAccount {
  account: ChannelAccount;
  customerId: Types.ObjectId;
  isNewAccount: boolean;
  /** The customer was made for it. */
  isNewCustomer: boolean;
  /** Customers that became part of this one. */
  merged: Types.ObjectId[];
  link: AccountLink | null;
  /** The evidence of the link. */
  parts: EvidencePart[];
}

/**
 * Takes in one account, new or changed, and makes it part of the right customer at once: as a run by the last model
 * would, and beside any run, import or decision by hand.
 */
export const resolveAccount = (incoming: IncomingAccount, tools: Tools): Promise<ResolvedAccount> =>
  resolveChange(incoming.record, () => incoming, tools);

/** As `resolveAccount`, for news that go beside what the account says already: whatever is written meanwhile, nothing of it is lost. */
export const changeAccount = (
  key: AccountKey,
  change: (content: AccountContent) => AccountContent,
  tools: Tools,
): Promise<ResolvedAccount> =>
  resolveChange(
    key,
    (known) => {
      const { fields, extra } = change(known ?? { fields: {}, extra: {} });
      return { record: { ...key, fields }, extra };
    },
    tools,
  );

type AccountKey = Pick<AccountRecord, 'channel' | 'accountId'>;

function resolveChange(
  key: AccountKey,
  incomingAfter: (known: AccountContent | null) => IncomingAccount,
  tools: Tools,
): Promise<ResolvedAccount> {
  const { fieldEncryption } = tools;
  return patiently(async () => {
    const [before, basis] = await Promise.all([
      new FoundAccounts(fieldEncryption).byRow(key),
      decisionBasis(fieldEncryption),
    ]);
    const incoming = incomingAfter(before ? openContent(before.account, fieldEncryption) : null);
    const { subject, writes } = subjectOf(incoming, before, tools);
    if (before && writes.length === 0) return asItWas(before.account);
    const records = before ? [subject.record, before.record] : [subject.record];
    return inTransaction(async (session) => {
      await lockRecords(records, fieldEncryption, session);
      const found = new FoundAccounts(fieldEncryption, [subject]);
      const lost = before?.record ?? null;
      const decision = await decide([subject], lost, writes, { basis, found, tools, session });
      return resultOf(subject.account, !before, decision);
    });
  });
}

/** The account as it is to be, and the write that makes it so: none when it is so already. */
function subjectOf(
  incoming: IncomingAccount,
  before: FoundAccount | undefined,
  { now, fieldEncryption }: Tools,
): { subject: FoundAccount; writes: mongo.AnyBulkWriteOperation[] } {
  const { record } = incoming;
  const { text, contentHash } = hashedText(incoming, fieldEncryption);
  if (before?.account.contentHash === contentHash) {
    const isResolved = Boolean(before.account.customerId);
    return { subject: before, writes: isResolved ? [] : [rewrite(before, { contentHash })] };
  }
  const source = { importId: null, recordedAt: now() };
  const values = storedValues(record, text, contentHash, source, fieldEncryption);
  const { channel, accountId } = record;
  const subject = (account: ChannelAccount): FoundAccount => ({
    isNew: !before,
    id: account._id.toHexString(),
    account,
    record: { ...record, recordedAt: values.recordedAt },
  });
  if (!before) {
    const _id = new Types.ObjectId();
    const document = { _id, channel, accountId, ...values, customerId: null, link: null };
    return { subject: subject(document), writes: [{ insertOne: { document } }] };
  }
  return {
    subject: subject({ ...before.account, ...values }),
    writes: [rewrite(before, values)],
  };
}

/** Finds the account only as long as it says what it said and stands where it stood. */
const rewrite = (
  { account: { _id, contentHash, customerId } }: FoundAccount,
  values: Partial<ChannelAccount>,
) => ({
  updateOne: {
    filter: { _id, contentHash, customerId: customerId ?? null },
    update: { $set: values },
  },
});

const asItWas = (account: ChannelAccount): ResolvedAccount => ({
  account,
  customerId: account.customerId as Types.ObjectId,
  isNewAccount: false,
  isNewCustomer: false,
  merged: [],
  link: account.link ?? null,
  parts: [],
});

/** Decides accounts anew that are stored already, and whatever they bear upon. */
export function resolveStored(ids: readonly string[], tools: Tools): Promise<void> {
  const { fieldEncryption } = tools;
  return patiently(async () => {
    const basis = await decisionBasis(fieldEncryption);
    const before = await new FoundAccounts(fieldEncryption).byIds(ids);
    if (before.length === 0) return;
    const records = before.map(({ record }) => record);
    await inTransaction(async (session) => {
      await lockRecords(records, fieldEncryption, session);
      const found = new FoundAccounts(fieldEncryption);
      await decide(await found.byIds(ids), null, [], { basis, found, tools, session });
    });
  });
}

interface Deciding {
  basis: StoredBasis;
  found: FoundAccounts;
  tools: Tools;
  session: mongo.ClientSession;
}

async function decide(
  subjects: readonly FoundAccount[],
  lost: AccountRecord | null,
  own: mongo.AnyBulkWriteOperation[],
  { basis, found, tools, session }: Deciding,
): Promise<Decision> {
  const { now, fieldEncryption } = tools;
  const region = await findRegion(subjects, lost, basis, found);
  const decidedRegion = decideRegion(region, basis, now());
  const changes = await writeRegion(region, decidedRegion, own, fieldEncryption, session);
  return { decided: decidedRegion.decided, changes };
}

interface Decision {
  decided: Decided;
  changes: ClusterChange[];
}

function resultOf(
  account: ChannelAccount,
  isNewAccount: boolean,
  { decided, changes }: Decision,
): ResolvedAccount {
  const index = decided.accounts.ids.indexOf(account._id.toHexString());
  const change = changes.find(({ members }) => members.includes(index));
  if (!change) throw new Error(`Account ${account._id} was not decided`);
  const { links, clusterOf } = decided.resolution;
  const strongest = strongestLinks(clusterOf.length, links)[index] ?? null;
  const customerId = new Types.ObjectId(change.customerId);
  const link = strongest && {
    rule: strongest.rule,
    probability: strongest.probability,
    toAccountId: new Types.ObjectId(decided.accounts.ids[otherEnd(strongest, index)]),
  };
  return {
    account: { ...account, customerId, link },
    customerId,
    isNewAccount,
    isNewCustomer: change.isNew,
    merged: change.absorbed.map((id) => new Types.ObjectId(id)),
    link,
    parts: strongest ? evidenceParts(decided, strongest.a, strongest.b) : [],
  };
}

/** Whoever shares a value with these accounts, or is the same row, waits. */
const lockRecords = (
  records: readonly AccountRecord[],
  encryption: FieldEncryption,
  session: mongo.ClientSession,
) =>
  lockValues(
    records.flatMap((record) => [
      keyHash(`row:${record.channel}:${record.accountId}`, encryption),
      ...lookUpKeys(record).map((key) => keyHash(key, encryption)),
    ]),
    session,
  );

const mostTries = 5;

/** Again when the locks had to be made, or when the row was written by another at the same moment. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof LocksMissing) await makeLocks();
      else if (tries === mostTries || !(error instanceof RowChanged || isDuplicate(error)))
        throw error;
    }
  }
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11000;
