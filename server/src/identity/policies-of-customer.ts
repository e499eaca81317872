import { type Channel, channels } from '@heyi/shared/identity/account-field';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { FoundAccounts } from './resolve-one/found-accounts.ts';

export interface ListedPolicy {
  channel: Channel;
  policyNumber: string;
}

/** The policies that the channels' lists name for this customer, each once. */
export async function policiesOfCustomer(
  customerId: string,
  encryption: FieldEncryption,
): Promise<ListedPolicy[]> {
  const accounts = await new FoundAccounts(encryption).byCustomers([customerId]);
  const policies = new Map<string, ListedPolicy>();
  for (const { record } of accounts) {
    const channel = channels.find((one) => one === record.channel);
    const policyNumber = record.fields.policyNumber?.trim();
    if (channel && policyNumber)
      policies.set(`${channel} ${policyNumber}`, { channel, policyNumber });
  }
  return [...policies.values()];
}
