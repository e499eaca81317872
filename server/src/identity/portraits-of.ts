import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { placesOf } from './account-places.ts';
import { CustomerModel } from './customer.model.ts';
import type { GoldenRecord } from './engine/golden-record.ts';
import { openGoldenRecord } from './golden-record-content.ts';

/** What the customer of an account is known by, as far as tags go. */
export interface Portrait {
  customerId: string;
  tags: GoldenRecord['tags'];
  consents: GoldenRecord['consents'];
}

/** The portraits of the customers of these accounts, by account; accounts without a customer are left out. */
export async function portraitsOf(
  accountIds: readonly Types.ObjectId[],
  encryption: FieldEncryption,
): Promise<Map<string, Portrait>> {
  const places = await placesOf(accountIds);
  const ids = [...places.values()].flatMap(({ customerId }) => customerId ?? []);
  const customers = await CustomerModel.find({ _id: { $in: ids } })
    .select({ goldenRecord: 1 })
    .lean();
  const byCustomer = new Map(
    customers.map(({ _id, goldenRecord }) => {
      const customerId = _id.toHexString();
      const { tags, consents } = openGoldenRecord(goldenRecord, customerId, encryption);
      return [customerId, { customerId, tags, consents }];
    }),
  );
  return new Map(
    [...places].flatMap(([account, { customerId }]) => {
      const portrait = customerId ? byCustomer.get(customerId) : undefined;
      return portrait ? [[account, portrait] as const] : [];
    }),
  );
}
