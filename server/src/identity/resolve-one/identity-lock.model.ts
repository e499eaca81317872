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

/** Unrelated values seldom have the same lock; all of them are less than 4 MB. */
const locks = 1 << 16;

const lockOf = (hash: string): number => Buffer.from(hash, 'base64url').readUInt32BE(0) % locks;

/** Some of the locks were never used: they are there now, and the transaction begins anew. */
export class LocksMissing extends Error {
  readonly ids: number[];

  constructor(ids: number[]) {
    super('Locks are missing');
    this.ids = ids;
  }
}

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
  if (matchedCount < ids.length) throw new LocksMissing(ids);
}

/** Makes those that are not there yet; outside of any transaction. */
export async function makeLocks(ids: number[]): Promise<void> {
  try {
    await IdentityLockModel.collection.insertMany(ids.map((_id) => ({ _id, uses: 0 })) as never[], {
      ordered: false,
    });
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError && error.code === 11000)) throw error;
  }
}
