import { withChecksum } from './checksum.ts';
import type { Store } from './environment.ts';
import { Overlay, type Write } from './overlay.ts';
import { type Entry, StoreView, type View } from './view.ts';

/** Bytes that may wait for the disk before writers have to wait too. */
const mostBytes = 16 * 1024 * 1024;

/** What an entry costs beside its own bytes. */
const bytesPerWrite = 200;

/** LMDB's limit. */
const maxKeyLength = 1978;

/** A write that cannot be stored: all that would be committed with it must be undone. */
export class StoreFailure extends Error {}

/**
 * The state as it will be when all that has been written is on the disk. Writers read and change this; everybody else
 * reads the store, where a batch appears as a whole once it is durable.
 */
export class PendingWrites implements View {
  readonly #store: Store;
  readonly #stored: StoreView;
  #committing: Overlay | undefined;
  #current: Overlay;
  #commits = 0;

  constructor(store: Store) {
    this.#store = store;
    this.#stored = new StoreView(store);
    this.#current = new Overlay(this.#stored);
  }

  get(key: Buffer): Buffer | undefined {
    return this.#current.get(key);
  }

  range(low: Buffer, high: Buffer, limit: number, reverse: boolean): Entry[] {
    return this.#current.range(low, high, limit, reverse);
  }

  put(key: Buffer, value: Buffer): void {
    this.add({ name: key.toString('latin1'), key, value });
  }

  remove(key: Buffer): void {
    this.add({ name: key.toString('latin1'), key, value: undefined });
  }

  add(write: Write): void {
    if (write.key.length > maxKeyLength)
      throw new StoreFailure(`a key has ${write.key.length} bytes`);
    this.#current.add(write);
  }

  /** Grows with each commit. */
  get commits(): number {
    return this.#commits;
  }

  /** Whether something has been written for this key that is not in the store yet. */
  has(key: Buffer): boolean {
    return this.#current.has(key) || (this.#committing?.has(key) ?? false);
  }

  get isEmpty(): boolean {
    return this.#current.size === 0;
  }

  get isFull(): boolean {
    return this.#current.bytes + this.#current.size * bytesPerWrite > mostBytes;
  }

  /** Commits what has been written up to now; on the disk, and seen by all, when this resolves. One at a time. */
  async commit(): Promise<void> {
    const committing = this.#current;
    this.#committing = committing;
    this.#current = new Overlay(committing);
    await writeAll(this.#store, committing.inOrder());
    this.#current.moveTo(this.#stored);
    this.#committing = undefined;
    this.#commits += 1;
  }

  /** Undoes everything that is not in the store. */
  forget(): void {
    this.#committing = undefined;
    this.#current = new Overlay(this.#stored);
  }
}

/** LMDB's own thread writes and syncs, so that nobody else waits for the disk. */
async function writeAll(store: Store, writes: readonly Write[]): Promise<void> {
  try {
    await store.batch(() => {
      for (const { key, value } of writes) {
        if (value) void store.put(key, withChecksum(key, value));
        else void store.remove(key);
      }
    });
  } catch (error) {
    throw await reasonOf(error);
  }
}

async function reasonOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<never> };
  return commitError ? commitError.catch((reason: unknown) => reason) : error;
}
