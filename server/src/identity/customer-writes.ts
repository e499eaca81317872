import { type mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import type { ChannelAccount } from './channel-account.model.ts';
import { type ClusterChange, otherEnd } from './cluster-changes.ts';
import type { Customer } from './customer.model.ts';
import type { Decided } from './decided.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { goldenRecord } from './engine/golden-record.ts';
import type { Link } from './engine/resolve-many.ts';
import { sealGoldenRecord } from './golden-record-content.ts';

type Write = mongo.AnyBulkWriteOperation;

export interface CustomerWrites {
  accounts: Write[];
  customers: Write[];
}

export interface RecordTools {
  /** What an account holds, by its index. */
  recordOf(account: number): AccountRecord;
  fieldEncryption: FieldEncryption;
}

interface Given extends RecordTools {
  decided: Decided;
  linkOf: (Link | null)[];
}

/** Adds the writes that make a stored customer what this cluster is; ledger entries are made by `linkEvents`. */
export function addCustomerWrites(
  { accounts, customers }: CustomerWrites,
  change: ClusterChange,
  { decided, linkOf, ...tools }: Given,
): void {
  for (const account of change.changedMembers) {
    accounts.push(accountWrite(account, change.customerId, decided, linkOf[account] ?? null));
  }
  if (change.isGoldenRecordStale) customers.push(ownWrite(change, decided, tools));
  for (const id of change.absorbed) {
    customers.push(...redirectWrites(id, change.customerId, decided.at));
  }
}

function accountWrite(
  account: number,
  customerId: string,
  decided: Decided,
  link: Link | null,
): Write {
  const values: Partial<ChannelAccount> = { customerId: new Types.ObjectId(customerId) };
  if (link) {
    const { rule, probability } = link;
    values.link = { rule, probability, toAccountId: idOf(decided, otherEnd(link, account)) };
  } else if (decided.accounts.linkBefore[account]) values.link = null;
  return { updateOne: { filter: { _id: idOf(decided, account) }, update: { $set: values } } };
}

const idOf = ({ accounts }: Decided, account: number) => new Types.ObjectId(accounts.ids[account]);

function ownWrite(
  change: ClusterChange,
  { takenOverMobiles, at }: Decided,
  { recordOf, fieldEncryption: encryption }: RecordTools,
): Write {
  const members = change.members.map(recordOf);
  const takenOver = new Set(
    members.filter((_, index) => takenOverMobiles[change.members[index] as number] === 1),
  );
  if (!change.isNew) return customerWrite(change, members, at, encryption, takenOver);
  const _id = new Types.ObjectId(change.customerId);
  const values = customerValues(change, members, at, encryption, takenOver);
  return { insertOne: { document: { _id, ...values, createdAt: at } } };
}

/** The customer made, or made again, of these accounts; the mobiles of some of them have new owners. */
export function customerWrite(
  made: Pick<ClusterChange, 'customerId' | 'membersHash'>,
  members: AccountRecord[],
  at: Date,
  encryption: FieldEncryption,
  takenOver: ReadonlySet<AccountRecord> = new Set(),
): Write {
  const values = customerValues(made, members, at, encryption, takenOver);
  return {
    updateOne: {
      filter: { _id: new Types.ObjectId(made.customerId) },
      update: { $set: values, $setOnInsert: { createdAt: at } },
      upsert: true,
    },
  };
}

function customerValues(
  { customerId, membersHash }: Pick<ClusterChange, 'customerId' | 'membersHash'>,
  members: AccountRecord[],
  at: Date,
  encryption: FieldEncryption,
  takenOver: ReadonlySet<AccountRecord>,
): Omit<Customer, '_id' | 'createdAt'> {
  const golden = goldenRecord(members, (record) => takenOver.has(record));
  return {
    status: 'active',
    mergedInto: null,
    accountCount: members.length,
    membersHash,
    channels: [...new Set(members.map(({ channel }) => channel))].sort(),
    goldenRecord: sealGoldenRecord(golden, customerId, encryption),
    updatedAt: at,
  };
}

/** The customer becomes part of another, and whoever pointed to it now points there too. */
export const redirectWrites = (id: string, into: string, at: Date): Write[] => {
  const mergedInto = new Types.ObjectId(into);
  return [
    {
      updateOne: {
        filter: { _id: new Types.ObjectId(id) },
        update: { $set: { status: 'merged', mergedInto, accountCount: 0, updatedAt: at } },
      },
    },
    {
      updateMany: {
        filter: { mergedInto: new Types.ObjectId(id) },
        update: { $set: { mergedInto } },
      },
    },
  ];
};
