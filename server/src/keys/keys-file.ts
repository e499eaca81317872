import { readFileSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { RereadKeys } from '../database/field-encryption.ts';
import { KeyRing } from './key-ring.schema.ts';

const KeyVariables = z.object({
  HEYI_ENCRYPTION_KEYS: z.string(),
  HEYI_HASH_KEY: z.string(),
  HEYI_TOKEN_SECRET: z.string(),
});
export type KeyVariables = z.infer<typeof KeyVariables>;

/** The keys that a file holds, by the names of the variables they stand for. Throws a sentence (Chinese) without its content. */
export function readKeysFile(file: string): KeyVariables {
  try {
    return KeyVariables.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error(`没有密钥文件 ${file}：请从备份恢复。`);
    if (code === 'EACCES') throw new Error(`没有读取密钥文件 ${file} 的权限。`);
    throw new Error(`密钥文件 ${file} 已损坏：没有它，已存的数据无法解密，请从备份恢复。`);
  }
}

/** Writes a keys file whole or not at all, on the disk before it returns, for its owner only; with `isNew` never over another. */
export async function writeKeysFile(file: string, keys: KeyVariables, isNew = false) {
  const beside = isNew ? file : `${file}.${process.pid}.new`;
  const handle = await open(beside, isNew ? 'wx' : 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await handle.sync();
    if (!isNew) await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}

/** Makes a new name last; Windows knows no such thing. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** How long a running process may go on sealing with a key that the file has replaced. */
export const lookEveryMs = 1000;

/** Lets a running process learn of keys that come to its file: at once when it lacks one, otherwise once a second. */
export function rereadKeysFile(file: string): RereadKeys {
  let lookedAt = 0;
  let seen = '';
  return (isUrgent) => {
    const now = performance.now();
    if (!isUrgent && now - lookedAt < lookEveryMs && seen !== '') return null;
    lookedAt = now;
    try {
      const { mtimeMs, ino, size } = statSync(file);
      const stamp = `${mtimeMs}:${ino}:${size}`;
      if (stamp === seen) return null;
      const ring = KeyRing.parse(readKeysFile(file).HEYI_ENCRYPTION_KEYS);
      seen = stamp;
      return ring;
    } catch {
      return null; // the keys it has are as good as before
    }
  };
}
