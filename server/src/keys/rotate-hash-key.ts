import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import { createFieldEncryption, type FieldEncryption } from '../database/field-encryption.ts';
import { withLease } from '../database/lease.ts';
import { changing, checkEncryptionKeys, fingerprintOf, hashKeyId } from './check-keys.ts';
import { readKeysFile, writeKeysFile } from './keys-file.ts';
import { KeysRefusedError } from './keys-refused-error.ts';
import { KnownKeyModel } from './known-key.model.ts';
import { keysLease } from './rotate-keys.ts';

/**
 * Changes the key of look-up hashes and has all of them made anew; nobody else may be at work, and until it is done no
 * process starts. Killed, it is to be run again. With the key from the environment it throws what to set, until that is done.
 */
export const rotateHashKey = (
  { fieldKeys, keysFile }: Pick<Config, 'fieldKeys' | 'keysFile'>,
  at: Date,
  rehash: (encryption: FieldEncryption) => Promise<number>,
): Promise<number> =>
  withLease(keysLease, async () => {
    await checkEncryptionKeys(fieldKeys, at);
    const known = await KnownKeyModel.findById(hashKeyId).lean();
    const isBegun = known !== null && known.fingerprint !== fingerprintOf(fieldKeys.hash);
    if (!isBegun && !keysFile) throw new KeysRefusedError(howTo);
    const hash = isBegun ? fieldKeys.hash : randomBytes(32);
    if (keysFile && !isBegun) {
      const kept = readKeysFile(keysFile);
      await writeKeysFile(keysFile, { ...kept, HEYI_HASH_KEY: hash.toString('base64') });
    }
    await note(changing, at);
    const rehashed = await rehash(createFieldEncryption({ ...fieldKeys, hash }));
    await note(fingerprintOf(hash), at);
    return rehashed;
  });

const note = (fingerprint: string, since: Date) =>
  KnownKeyModel.updateOne({ _id: hashKeyId }, { $set: { fingerprint, since } }, { upsert: true });

const howTo = `散列密钥来自环境变量，与现在的还是同一个。请依次：
  1. 停掉所有进程。
  2. 在所有进程的环境变量里换上新的 HEYI_HASH_KEY（用 heyi keys create 生成一个，只取这一行）。
  3. 再运行一次 heyi keys rotate --hash，完成后启动各进程。`;
