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
 * Opens LMDB. A commit writes its pages, syncs them, and only then writes and syncs the root that leads to them: what
 * can be seen is on the disk, and whatever cuts a commit short, opening finds the newest whole state by itself.
 */
export function openStore(directory: string): Store {
  return open<Buffer, Buffer>({
    path: directory,
    noSubdir: false,
    encoding: 'binary',
    encoder: values,
    keyEncoder: keys,
    maxReaders: 2048,
    overlappingSync: false,
    eventTurnBatching: false,
  });
}
