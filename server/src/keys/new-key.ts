import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.ts';
import type { FieldKeys } from '../database/field-encryption.ts';
import { checkKeys } from './check-keys.ts';
import { KeyRing, writeKeyRing } from './key-ring.schema.ts';
import { lookEveryMs, readKeysFile, writeKeysFile } from './keys-file.ts';
import { KeysRefusedError } from './keys-refused-error.ts';
import { KnownKeyModel } from './known-key.model.ts';
import { makeNextKey } from './make-keys.ts';

type Keys = Pick<Config, 'fieldKeys' | 'keysFile'>;

/**
 * Sees to it that there is a key to rotate to. With a keys file that holds one key only, it puts a new one before
 * it, and returns once every running process has it. With keys from the environment it throws what to set, in which order.
 */
export async function provideNewKey({ fieldKeys, keysFile }: Keys, at: Date): Promise<void> {
  await checkKeys(fieldKeys, at);
  if (fieldKeys.encryption.length > 1) return; // a rotation that goes on, or that somebody prepared
  const next = makeNextKey(await takenIds(fieldKeys.encryption));
  if (!keysFile) throw new KeysRefusedError(howTo(fieldKeys.encryption, next));
  const encryption = [next, ...fieldKeys.encryption];
  await replaceRing(keysFile, encryption);
  await checkKeys({ ...fieldKeys, encryption }, at);
  await wait(2 * lookEveryMs);
}

/** Takes a key out of a keys file. */
export async function dropKey(keysFile: string, id: string): Promise<void> {
  const ring = KeyRing.parse(readKeysFile(keysFile).HEYI_ENCRYPTION_KEYS);
  await replaceRing(
    keysFile,
    ring.filter((key) => key.id !== id),
  );
}

const replaceRing = (keysFile: string, ring: FieldKeys['encryption']) =>
  writeKeysFile(keysFile, {
    ...readKeysFile(keysFile),
    HEYI_ENCRYPTION_KEYS: writeKeyRing(ring),
  });

async function takenIds(ring: FieldKeys['encryption']): Promise<string[]> {
  const known = await KnownKeyModel.find().select({ _id: 1 }).lean();
  return [...known.map(({ _id }) => _id), ...ring.map(({ id }) => id)];
}

function howTo([old]: FieldKeys['encryption'], next: FieldKeys['encryption'][number]): string {
  const [from, to] = [old?.id ?? '', next.id];
  return `密钥来自环境变量，其中只有一个加密密钥“${from}”，还不能轮换。请依次：
  1. 在所有进程的 HEYI_ENCRYPTION_KEYS 末尾加上新密钥（${from}:…,${to}:…），逐个重启：从此都读得出它加密的数据。
     新密钥（只显示这一次）：${writeKeyRing([next])}
  2. 把新密钥移到最前（${to}:…,${from}:…），再逐个重启：从此用它加密。
  3. 再运行一次 heyi keys rotate：用它重新加密旧数据。
  4. 运行 heyi keys retire ${from}，然后从变量里去掉 ${from}，逐个重启。`;
}
