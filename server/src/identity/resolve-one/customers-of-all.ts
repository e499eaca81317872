import type { Types } from 'mongoose';
import { CustomerModel } from '../customer.model.ts';
import type { FoundAccount } from './found-accounts.ts';

export interface StoredCustomer {
  _id: Types.ObjectId;
  status: 'active' | 'merged';
  mergedInto: Types.ObjectId | null;
  membersHash: string;
}

export async function customersOfAll(
  members: readonly FoundAccount[],
): Promise<Map<string, StoredCustomer>> {
  const ids = new Map(
    members.flatMap(({ account: { customerId } }) =>
      customerId ? [[customerId.toHexString(), customerId]] : [],
    ),
  );
  if (ids.size === 0) return new Map();
  const found = await CustomerModel.collection
    .find<StoredCustomer>(
      { _id: { $in: [...ids.values()] } },
      { projection: { status: 1, mergedInto: 1, membersHash: 1 } },
    )
    .toArray();
  return new Map(found.map((customer) => [customer._id.toHexString(), customer]));
}
