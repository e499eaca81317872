import { type Model, model, type mongo, type Types } from 'mongoose';

/** What came with an account: it belongs to whichever customer the account belongs to. */
export interface DependentRecord {
  /** Never changes. */
  accountId: Types.ObjectId | null;
  /** None as long as the account has none. */
  customerId: Types.ObjectId | null;
}

/** An account that came to another customer. */
export interface MovedAccount {
  accountId: Types.ObjectId;
  customerId: Types.ObjectId;
}

interface Named {
  modelName: string;
}

const dependents = new Map<string, Model<DependentRecord>>();

/** From now on the records of these models go wherever their accounts go. */
export function moveWithAccounts(models: readonly Named[]): void {
  for (const { modelName } of models) {
    const dependent = model<DependentRecord>(modelName);
    const isIndexed = dependent.schema
      .indexes()
      .some(([keys]) => Object.keys(keys)[0] === 'accountId');
    if (!isIndexed) throw new Error(`${modelName} needs an index by accountId`);
    dependents.set(modelName, dependent);
  }
}

export const movesWithAccounts = ({ modelName }: Named): boolean => dependents.has(modelName);

/** Gives the records of all accounts that were moved to the customers these belong to now, in the same transaction. */
export async function moveDependentRecords(
  moved: readonly MovedAccount[],
  session: mongo.ClientSession,
): Promise<void> {
  if (moved.length === 0) return;
  for (const dependent of dependents.values()) {
    if (!(await dependent.exists({}).session(session))) continue;
    const writes = movesOf(moved, await accountsWithRecords(dependent, moved, session));
    if (writes.length > 0)
      await dependent.collection.bulkWrite(writes, { session, ordered: false });
  }
}

async function accountsWithRecords(
  dependent: Model<DependentRecord>,
  moved: readonly MovedAccount[],
  session: mongo.ClientSession,
): Promise<Set<string>> {
  const accountId = { $in: moved.map((account) => account.accountId) };
  const found = await dependent.distinct('accountId', { accountId }).session(session);
  return new Set(found.map(String));
}

function movesOf(moved: readonly MovedAccount[], owners: ReadonlySet<string>) {
  const byCustomer = new Map<string, MovedAccount[]>();
  for (const account of moved) {
    if (!owners.has(String(account.accountId))) continue;
    const key = String(account.customerId);
    byCustomer.set(key, [...(byCustomer.get(key) ?? []), account]);
  }
  return [...byCustomer.values()].map((accounts) => ({
    updateMany: {
      filter: { accountId: { $in: accounts.map(({ accountId }) => accountId) } },
      update: { $set: { customerId: accounts[0]?.customerId ?? null } },
    },
  }));
}
