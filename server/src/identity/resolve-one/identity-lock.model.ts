import { model, mongo, Schema } from 'mongoose';

interface IdentityLock {
  _id: number;
  uses: number;
}

const IdentityLockModel = model<IdentityLock>(
  'IdentityLock',
  new Schema<IdentityLock>(
    { _id: { type: Number, required: true }, uses: { type: Number, required: true } },
    { collection: 'identity_locks', versionKey: false },
  ),
);

/** Two decisions at the same moment have an unrelated lock in common once in a hundred times; then one of them waits. */
const locks = 1 << 14;

const lockOf = (hash: string): number => Buffer.from(hash, 'base64url').readUInt32BE(0) % locks;

/** Nobody has made the locks of this database yet. */
export class LocksMissing extends Error {}

/**
 * Keeps two accounts from being decided at the same time when they have a value in common: the later of two
 * transactions that lock the same value conflicts and begins anew.
 *
 * @param hashes keyed hashes of the values
 */
export async function lockValues(
  hashes: Iterable<string>,
  session: mongo.ClientSession,
): Promise<void> {
  const ids = [...new Set([...hashes].map(lockOf))];
  const { matchedCount } = await IdentityLockModel.collection.updateMany(
    { _id: { $in: ids as never[] } },
    { $inc: { uses: 1 } },
    { session },
  );
  if (matchedCount < ids.length) throw new LocksMissing('Locks are missing');
}

let underWay: Promise<void> | null = null;

/** Makes those that are not there yet, once a database; outside of any transaction, by any number of processes at a time. */
export function makeLocks(): Promise<void> {
  underWay ??= makeAll().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function makeAll(): Promise<void> {
  const { collection } = IdentityLockModel;
  if ((await collection.countDocuments({ _id: { $lt: locks } as never })) === locks) return;
  const all = Array.from({ length: locks }, (_, _id) => ({ _id, uses: 0 }));
  try {
    await collection.insertMany(all as never[], { ordered: false });
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError && error.code === 11000)) throw error;
  }
}
