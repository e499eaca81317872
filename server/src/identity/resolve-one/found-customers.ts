import { Types } from 'mongoose';
import { CustomerModel } from '../customer.model.ts';

export interface FoundCustomer {
  _id: Types.ObjectId;
  status: 'active' | 'merged';
  mergedInto: Types.ObjectId | null;
  membersHash: string;
}

/** The customers that the accounts of one decision stand under, each read once. */
export class FoundCustomers {
  readonly byId = new Map<string, FoundCustomer>();
  readonly #asked = new Set<string>();

  async ask(ids: Iterable<string>): Promise<void> {
    const unasked = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    if (unasked.length === 0) return;
    for (const id of unasked) this.#asked.add(id);
    const found = await CustomerModel.collection
      .find<FoundCustomer>(
        { _id: { $in: unasked.map((id) => new Types.ObjectId(id)) } },
        { projection: { status: 1, mergedInto: 1, membersHash: 1 } },
      )
      .toArray();
    for (const customer of found) this.byId.set(customer._id.toHexString(), customer);
  }
}
