import { must } from '@heyi/shared/errors';
import type { Types } from 'mongoose';
import { type ChannelAccount, ChannelAccountModel } from '../channel-account.model.ts';
import { type Customer, CustomerModel } from '../customer.model.ts';
import type { Deed } from './deed.ts';

type InSession = Pick<Deed, 'session'>;
type AnId = string | Types.ObjectId;

/** The customer of this id, or the one that it became part of. */
export async function activeCustomer(id: AnId, { session }: InSession): Promise<Customer> {
  const asked = await CustomerModel.findById(id).session(session).lean();
  const found = asked?.mergedInto
    ? await CustomerModel.findById(asked.mergedInto).session(session).lean()
    : asked;
  must(found, 'customer.not_found');
  return found;
}

export async function accountOf(id: AnId, { session }: InSession): Promise<ChannelAccount> {
  const found = await ChannelAccountModel.findById(id).session(session).lean();
  must(found, 'account.not_found');
  return found;
}

/**
 * The customer of an account; `identity.not_resolved` as long as it has none, `identity.busy` when a run that was killed
 * has merged that customer and not yet come to this account.
 */
export async function customerOfAccount(
  { customerId }: ChannelAccount,
  { session }: InSession,
): Promise<Customer> {
  must(customerId, 'identity.not_resolved');
  const found = await CustomerModel.findById(customerId).session(session).lean();
  must(found?.status === 'active', 'identity.busy');
  return found as Customer;
}
