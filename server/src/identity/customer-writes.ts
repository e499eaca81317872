import type { Channel } from '@heyi/shared/identity/account-field';
import { type mongo, Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { openRecord } from './account-content.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
import { type ClusterChange, otherEnd } from './cluster-changes.ts';
import type { Decided } from './decided.ts';
import type { AccountRecord } from './engine/account-record.ts';
import { goldenRecord } from './engine/golden-record.ts';
import type { Link } from './engine/resolve-many.ts';
import { sealGoldenRecord } from './golden-record-content.ts';

type Write = mongo.AnyBulkWriteOperation;

/** The writes that make stored customers what these clusters are; ledger entries are made by `linkEvents`. */
export async function customerWrites(
  batch: ClusterChange[],
  decided: Decided,
  linkOf: (Link | null)[],
  encryption: FieldEncryption,
): Promise<{ accounts: Write[]; customers: Write[] }> {
  const records = await recordsOf(batch, decided, encryption);
  return {
    accounts: batch.flatMap((change) => accountWrites(change, decided, linkOf)),
    customers: batch.flatMap((change) => [
      ...ownWrites(change, decided, records, encryption),
      ...change.absorbed.flatMap((id) => redirectWrites(id, change.customerId, decided.at)),
    ]),
  };
}

const accountWrites = (
  { customerId, changedMembers }: ClusterChange,
  decided: Decided,
  linkOf: (Link | null)[],
) =>
  changedMembers.map((account): Write => {
    const link = linkOf[account];
    return {
      updateOne: {
        filter: { _id: idOf(decided, account) },
        update: {
          $set: {
            customerId: new Types.ObjectId(customerId),
            link: link
              ? {
                  rule: link.rule,
                  probability: link.probability,
                  toAccountId: idOf(decided, otherEnd(link, account)),
                }
              : null,
          },
        },
      },
    };
  });

const idOf = ({ accounts }: Decided, account: number) => new Types.ObjectId(accounts.ids[account]);

function ownWrites(
  change: ClusterChange,
  { accounts, takenOverMobiles, at }: Decided,
  records: Map<string, AccountRecord>,
  encryption: FieldEncryption,
): Write[] {
  if (!change.isGoldenRecordStale) return [];
  const recordOf = (account: number) =>
    records.get(accounts.ids[account] as string) as AccountRecord;
  const members = change.members.map(recordOf);
  const takenOver = new Set(
    change.members.filter((account) => takenOverMobiles[account] === 1).map(recordOf),
  );
  return [customerWrite(change, members, at, encryption, takenOver)];
}

/** The customer made, or made again, of these accounts; the mobiles of some of them have new owners. */
export function customerWrite(
  { customerId, membersHash }: Pick<ClusterChange, 'customerId' | 'membersHash'>,
  members: AccountRecord[],
  at: Date,
  encryption: FieldEncryption,
  takenOver: ReadonlySet<AccountRecord> = new Set(),
): Write {
  const golden = goldenRecord(members, (record) => takenOver.has(record));
  const channels: Channel[] = [...new Set(members.map(({ channel }) => channel))].sort();
  return {
    updateOne: {
      filter: { _id: new Types.ObjectId(customerId) },
      update: {
        $set: {
          status: 'active',
          mergedInto: null,
          accountCount: members.length,
          membersHash,
          channels,
          goldenRecord: sealGoldenRecord(golden, customerId, encryption),
          updatedAt: at,
        },
        $setOnInsert: { createdAt: at },
      },
      upsert: true,
    },
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

/** Reads again what the accounts of stale golden records hold. */
async function recordsOf(
  batch: ClusterChange[],
  { accounts }: Decided,
  encryption: FieldEncryption,
) {
  const ids = batch
    .filter(({ isGoldenRecordStale }) => isGoldenRecordStale)
    .flatMap(({ members }) => members.map((account) => accounts.ids[account] as string));
  const found = await ChannelAccountModel.find({ _id: { $in: ids } })
    .select({ channel: 1, accountId: 1, content: 1, recordedAt: 1 })
    .lean();
  return new Map(
    found.map((account) => [account._id.toHexString(), openRecord(account, encryption)]),
  );
}
