import { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
import { CustomerModel } from './customer.model.ts';
import type { Consents } from './engine/consents.ts';
import { openGoldenRecord } from './golden-record-content.ts';

export type { Consents };

/** What the customer's accounts together allow and refuse: the strictest answer of any of them. */
export async function consentsOfCustomer(
  customerId: string,
  encryption: FieldEncryption,
): Promise<Consents> {
  const customer = await CustomerModel.findById(customerId, { goldenRecord: 1 }).lean();
  if (!customer) return {};
  return openGoldenRecord(customer.goldenRecord, customerId, encryption).consents ?? {};
}

export async function accountIdsOf(customerId: string): Promise<Types.ObjectId[]> {
  const accounts = await ChannelAccountModel.find(
    { customerId: new Types.ObjectId(customerId) },
    { _id: 1 },
  ).lean();
  return accounts.map(({ _id }) => _id);
}
