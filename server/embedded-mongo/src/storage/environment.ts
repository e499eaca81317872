import { open, type RootDatabase } from 'lmdb';

/** The LMDB environment: one ordered tree of binary keys and values. */
export type Store = RootDatabase<Buffer, Buffer>;

/**
 * Opens LMDB so that a commit is visible at once and made durable by a `sync` that does not hold up the next commit
 * (LMDB keeps the last durable root until then). lmdb-js recovers by itself on opening.
 */
export function openStore(directory: string): Store {
  return open<Buffer, Buffer>({
    path: directory,
    noSubdir: false,
    encoding: 'binary',
    keyEncoding: 'binary',
    maxReaders: 2048,
    overlappingSync: process.platform !== 'win32',
  });
}

/** Begin a transaction that commits without waiting for the disk. */
const commitWithoutSync = 0x10002;

export function commitNow<T>(store: Store, work: () => T): T {
  return store.transactionSync(work, commitWithoutSync as never);
}

interface Syncing {
  sync(done: (error?: Error) => void): void;
}

/** Resolves when everything committed before the call is on the disk (fdatasync in a worker thread). */
export function syncToDisk(store: Store): Promise<void> {
  return new Promise((resolve, reject) => {
    (store as unknown as Syncing).sync((error) => (error ? reject(error) : resolve()));
  });
}
