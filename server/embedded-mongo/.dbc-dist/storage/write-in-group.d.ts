import type { Store } from './environment.ts';
/** A put or remove failed half way: the whole group must be undone. */
export declare class StoreFailure extends Error {
}
/** Only inside a group. */
export declare function putInGroup(store: Store, key: Buffer, value: Buffer): void;
/** Only inside a group. */
export declare function removeInGroup(store: Store, key: Buffer): void;
