import { hostname } from 'node:os';
import { model, mongo, Schema } from 'mongoose';
import { LeaseHeldError } from './lease-held-error.ts';

interface Lease {
  _id: string;
  host: string;
  pid: number;
  expiresAt: Date;
}

// Longer than the engine may keep a process from renewing.
const leaseMs = 120_000;
const renewMs = 5_000;

const LeaseModel = model<Lease>(
  'Lease',
  new Schema<Lease>(
    {
      _id: { type: String, required: true },
      host: { type: String, required: true },
      pid: { type: Number, required: true },
      expiresAt: { type: Date, required: true },
    },
    { collection: 'leases', versionKey: false },
  ),
);

/**
 * Runs `work` while no other process runs under the same key. A holder that died gives its lease up at once to
 * a process on the same host, to others after 2 minutes.
 */
export async function withLease<T>(key: string, work: () => Promise<T>): Promise<T> {
  await take(key);
  const renewal = setInterval(() => {
    renew(key).catch(() => undefined); // a missed renewal is made good by the next one, 5 s later
  }, renewMs);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await LeaseModel.deleteOne({ _id: key, host: hostname(), pid: process.pid });
  }
}

/** Whether some process runs under this key now. */
export async function isLeaseHeld(key: string): Promise<boolean> {
  const held = await LeaseModel.findById(key).lean();
  return held !== null && held.expiresAt > new Date() && !isDead(held);
}

async function take(key: string): Promise<void> {
  const held = await LeaseModel.findById(key).lean();
  const free = held && (held.expiresAt <= new Date() || isDead(held));
  try {
    await LeaseModel.updateOne(
      free
        ? { _id: key, host: held.host, pid: held.pid, expiresAt: held.expiresAt }
        : { _id: key, pid: -1 },
      { $set: mine() },
      { upsert: true },
    );
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11000)
      throw new LeaseHeldError(key);
    throw error;
  }
}

const renew = (key: string) =>
  LeaseModel.updateOne({ _id: key, host: hostname(), pid: process.pid }, { $set: mine() });

const mine = () => ({
  host: hostname(),
  pid: process.pid,
  expiresAt: new Date(Date.now() + leaseMs),
});

function isDead({ host, pid }: Lease): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
