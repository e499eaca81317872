import { mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { AccountLink, ChannelAccount } from '../channel-account.model.ts';
import type { AccountRecord } from '../engine/account-record.ts';
import { lookUpKeys } from '../engine/look-up-keys.ts';
import { evidenceParts } from '../evidence-parts.ts';
import type { EvidencePart } from '../link.model.ts';
import { type IncomingAccount, saveAccounts } from '../save-accounts.ts';
import { keyHash } from '../search-keys.ts';
import { strongestLinks } from '../strongest-links.ts';
import { decideRegion } from './decide-region.ts';
import { decisionBasis } from './decision-basis.ts';
import { findRegion } from './find-region.ts';
import { type FoundAccount, FoundAccounts } from './found-accounts.ts';
import { LocksMissing, lockValues, makeLocks } from './identity-lock.model.ts';
import { writeRegion } from './write-region.ts';

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
export function resolveAccount(incoming: IncomingAccount, tools: Tools): Promise<ResolvedAccount> {
  const { fieldEncryption } = tools;
  return patiently(async (session) => {
    const before = await new FoundAccounts(fieldEncryption, session).byRow(incoming.record);
    await lockRecords(
      [incoming.record, ...(before ? [before.record] : [])],
      fieldEncryption,
      session,
    );
    await saveAccounts(
      [incoming],
      { importId: null, recordedAt: tools.now() },
      fieldEncryption,
      session,
    );
    const found = new FoundAccounts(fieldEncryption, session);
    const subject = (await found.byRow(incoming.record)) as FoundAccount;
    return decide([subject], before?.record ?? null, !before, found, tools, session);
  });
}

/** Decides accounts anew that are stored already, and whatever they bear upon. */
export function resolveStored(ids: readonly string[], tools: Tools): Promise<void> {
  const { fieldEncryption } = tools;
  return patiently(async (session) => {
    const found = new FoundAccounts(fieldEncryption, session);
    const subjects = await found.byIds(ids);
    if (subjects.length === 0) return;
    await lockRecords(
      subjects.map(({ record }) => record),
      fieldEncryption,
      session,
    );
    await decide(subjects, null, false, found, tools, session);
  });
}

async function decide(
  subjects: readonly FoundAccount[],
  lost: AccountRecord | null,
  isNewAccount: boolean,
  found: FoundAccounts,
  { now, fieldEncryption }: Tools,
  session: mongo.ClientSession,
): Promise<ResolvedAccount> {
  const basis = await decisionBasis(fieldEncryption);
  const region = await findRegion(subjects, lost, basis, found, session);
  const decidedRegion = await decideRegion(region, basis, now(), session);
  const changes = await writeRegion(region, decidedRegion, fieldEncryption, session);
  const { decided } = decidedRegion;
  const [{ id, account }] = subjects as [FoundAccount];
  const index = decided.accounts.ids.indexOf(id);
  const change = changes.find(({ members }) => members.includes(index));
  if (!change) throw new Error(`Account ${id} was not decided`);
  const { links, clusterOf } = decided.resolution;
  const link = strongestLinks(clusterOf.length, links)[index] ?? null;
  const customerId = new Types.ObjectId(change.customerId);
  const toAccountId = link && decided.accounts.ids[link.a === index ? link.b : link.a];
  return {
    account,
    customerId,
    isNewAccount,
    isNewCustomer: change.isNew,
    merged: change.absorbed.map((absorbed) => new Types.ObjectId(absorbed)),
    link: link && {
      rule: link.rule,
      probability: link.probability,
      toAccountId: new Types.ObjectId(toAccountId as string),
    },
    parts: link ? evidenceParts(decided, link.a, link.b) : [],
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

/** One transaction, again when locks were missing, or when the same row came twice at the same moment. */
async function patiently<T>(work: (session: mongo.ClientSession) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(work);
    } catch (error) {
      if (error instanceof LocksMissing) await makeLocks(error.ids);
      else if (tries === mostTries || !isDuplicate(error)) throw error;
    }
  }
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11000;
