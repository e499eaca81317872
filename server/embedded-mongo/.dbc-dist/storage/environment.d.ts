import { type RootDatabase } from 'lmdb';
/** The LMDB environment: one ordered tree of binary keys and values. */
export type Store = RootDatabase<Buffer, Buffer>;
/**
 * Opens LMDB. With overlapping syncs a commit first becomes visible, then durable, and a root that is known to be on the
 * disk is always kept: whatever cuts a commit short, opening finds the newest whole state by itself.
 */
export declare function openStore(directory: string): Store;
export declare function commitNow<T>(store: Store, work: () => T): T;
/** Resolves when everything committed before the call is on the disk; where commits sync by themselves, that is at once. */
export declare function syncToDisk(store: Store): Promise<void>;
