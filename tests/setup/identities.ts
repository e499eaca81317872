import type { Channel } from '@heyi/shared/identity/account-field';
import mongoose, { Types } from 'mongoose';
import type { FieldEncryption } from '../../server/src/database/field-encryption.ts';
import { inTransaction } from '../../server/src/database/transaction.ts';
import type { AccountRecord } from '../../server/src/identity/engine/account-record.ts';
import { saveAccounts } from '../../server/src/identity/save-accounts.ts';

export const anAccount = (
  accountId: string,
  channel: Channel,
  fields: AccountRecord['fields'],
): AccountRecord => ({ accountId, channel, fields });

/** Persons who have nothing in common, so that the engine has strangers to learn from. */
export const strangers = (count: number): AccountRecord[] =>
  Array.from({ length: count }, (_, at) =>
    anAccount(`X${at}`, 'agency', {
      name: `${'赵钱孙李周吴郑'[at % 7]}${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'春夏秋冬'[at % 4]}`,
      mobile: `139${String(10_000_000 + at * 7919).slice(-8)}`,
      birthday: `19${60 + (at % 40)}-0${1 + (at % 9)}-1${at % 10}`,
    }),
  );

export const saveRecords = (
  records: readonly AccountRecord[],
  { now, fieldEncryption }: { now(): Date; fieldEncryption: FieldEncryption },
) =>
  inTransaction((session) =>
    saveAccounts(
      records.map((record) => ({ record, extra: {} })),
      { importId: new Types.ObjectId(), recordedAt: now() },
      fieldEncryption,
      session,
    ),
  );

/** Account → customer, as the accounts say. */
export async function storedPlaces(): Promise<Record<string, string>> {
  const accounts = await mongoose.connection.collection('channel_accounts').find().toArray();
  return Object.fromEntries(
    accounts.map(({ _id, customerId }) => [String(_id), String(customerId)]),
  );
}

/** Account → customer, as the ledger says. */
export async function placesByLedger(): Promise<Record<string, string>> {
  const places: Record<string, string> = {};
  const events = mongoose.connection.collection('link_events').find().sort({ _id: 1 });
  for await (const { type, accountId, customerId } of events) {
    if (accountId && type !== 'rejected') places[String(accountId)] = String(customerId);
  }
  return places;
}
