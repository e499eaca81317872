import type { Store } from './environment.ts';

/** A put or remove failed half way: the whole group must be undone. */
export class StoreFailure extends Error {}

/** Only inside a group. */
export function putInGroup(store: Store, key: Buffer, value: Buffer): void {
  orFail(() => store.putSync(key, value));
}

/** Only inside a group. */
export function removeInGroup(store: Store, key: Buffer): void {
  orFail(() => store.removeSync(key));
}

function orFail(write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new StoreFailure(error instanceof Error ? error.message : String(error));
  }
}
