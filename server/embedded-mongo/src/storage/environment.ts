import { open, type RootDatabase } from 'lmdb';
import { copyOut } from './copy-out.ts';

/** The LMDB environment: one ordered tree of binary keys and values. */
export type Store = RootDatabase<Buffer, Buffer>;

const values = {
  encode: (value: Buffer) => value,
  decode: (bytes: Uint8Array) => copyOut(bytes, 0, bytes.length),
};

const keys = {
  writeKey(key: Buffer, target: Buffer, at: number): number {
    target.set(key, at);
    return at + key.length;
  },
  readKey: copyOut,
};

/**
 * Opens LMDB. With overlapping syncs a commit first becomes visible, then durable, and a root that is known to be on the
 * disk is always kept: whatever cuts a commit short, opening finds the newest whole state by itself.
 */
export function openStore(directory: string): Store {
  return open<Buffer, Buffer>({
    path: directory,
    noSubdir: false,
    encoding: 'binary',
    encoder: values,
    keyEncoder: keys,
    maxReaders: 2048,
    overlappingSync: process.platform !== 'win32',
  });
}

/** A synchronous transaction whose commit leaves syncing to the environment's mode. */
const commitWithoutSync = 0x10002;

export function commitNow<T>(store: Store, work: () => T): T {
  return store.transactionSync(work, commitWithoutSync as never);
}

interface Syncing {
  sync(done: (error?: Error) => void): void;
}

/** Resolves when everything committed before the call is on the disk; where commits sync by themselves, that is at once. */
export function syncToDisk(store: Store): Promise<void> {
  return new Promise((resolve, reject) => {
    (store as unknown as Syncing).sync((error) => (error ? reject(error) : resolve()));
  });
}
