import { Types } from 'mongoose';
import type { ClusterChange } from './cluster-changes.ts';
import type { MovedAccount } from './dependent-records.ts';
import type { LoadedAccounts } from './load-accounts.ts';

/** The accounts that come to another customer by these changes; those that `isNew` cannot have records yet. */
export const movedAccounts = (
  changes: readonly ClusterChange[],
  { ids, customerStored }: LoadedAccounts,
  isNew: (id: string) => boolean = () => false,
): MovedAccount[] =>
  changes.flatMap(({ customerId, changedMembers }) => {
    const moved = changedMembers.filter(
      (account) => customerStored[account] !== customerId && !isNew(ids[account] as string),
    );
    const to = new Types.ObjectId(customerId);
    return moved.map((account) => ({
      accountId: new Types.ObjectId(ids[account]),
      customerId: to,
    }));
  });
