import { open } from 'lmdb';
/**
 * Opens LMDB. With overlapping syncs a commit first becomes visible, then durable, and a root that is known to be on the
 * disk is always kept: whatever cuts a commit short, opening finds the newest whole state by itself.
 */
export function openStore(directory) {
    return open({
        path: directory,
        noSubdir: false,
        encoding: 'binary',
        keyEncoding: 'binary',
        maxReaders: 2048,
        overlappingSync: process.platform !== 'win32',
    });
}
/** A synchronous transaction whose commit leaves syncing to the environment's mode. */
const commitWithoutSync = 0x10002;
export function commitNow(store, work) {
    return store.transactionSync(work, commitWithoutSync);
}
/** Resolves when everything committed before the call is on the disk; where commits sync by themselves, that is at once. */
export function syncToDisk(store) {
    return new Promise((resolve, reject) => {
        store.sync((error) => (error ? reject(error) : resolve()));
    });
}
//# sourceMappingURL=environment.js.map