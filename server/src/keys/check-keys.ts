import { createHmac } from 'node:crypto';
import type { QueryFilter } from 'mongoose';
import type { FieldKeys } from '../database/field-encryption.ts';
import { inTransaction } from '../database/transaction.ts';
import { KeysRefusedError } from './keys-refused-error.ts';
import { type KnownKey, KnownKeyModel } from './known-key.model.ts';

export const hashKeyId = '#hash';
/** Stands for the fingerprint of the key of look-up hashes while these are made anew. */
export const changing = 'changing';

interface NamedKey {
  id: string;
  key: Buffer;
}

/**
 * Notes keys that this database has not seen, so that every process on it has the same ones. Throws a `KeysRefusedError`
 * when a key differs from the one of that name before, when one in use is missing, or when a retired one is to seal.
 */
export const checkKeys = ({ encryption, hash }: FieldKeys, at: Date): Promise<void> =>
  check([...encryption, { id: hashKeyId, key: hash }], {}, at);

/** The same without a look at the key of look-up hashes. */
export const checkEncryptionKeys = ({ encryption }: FieldKeys, at: Date): Promise<void> =>
  check(encryption, { _id: { $ne: hashKeyId } }, at);

async function check(
  mine: readonly NamedKey[],
  which: QueryFilter<KnownKey>,
  at: Date,
): Promise<void> {
  const known = await KnownKeyModel.find(which).lean();
  refuse(known, mine);
  const ids = new Set(known.map(({ _id }) => _id));
  const unseen = mine.filter(({ id }) => !ids.has(id));
  if (unseen.length === 0) return;
  const notes = unseen.map(({ id, key }) => ({
    _id: id,
    fingerprint: fingerprintOf(key),
    since: at,
    retiredAt: null,
  }));
  await inTransaction((session) => KnownKeyModel.insertMany(notes, { session })).catch(
    ignoreDuplicate,
  );
  refuse(await KnownKeyModel.find(which).lean(), mine); // another process may have been first
}

export const fingerprintOf = (key: Buffer): string =>
  createHmac('sha256', key).update('heyi key fingerprint').digest().toString('base64url', 0, 12);

function refuse(known: KnownKey[], mine: readonly NamedKey[]): void {
  const [current] = mine;
  const byId = new Map(mine.map(({ id, key }) => [id, key]));
  for (const { _id, fingerprint, retiredAt } of known) {
    const key = byId.get(_id);
    if (fingerprint === changing) throw new KeysRefusedError(unfinished);
    if (key && fingerprintOf(key) !== fingerprint) throw new KeysRefusedError(differs(_id));
    if (!key && !retiredAt) throw new KeysRefusedError(missing(_id));
    if (retiredAt && _id === current?.id) throw new KeysRefusedError(retired(_id));
  }
}

const differs = (id: string) =>
  id === hashKeyId
    ? '散列密钥（HEYI_HASH_KEY）与这个数据库一直用的不是同一个：请改回原来的，所有进程都要用同一套密钥。'
    : `加密密钥“${id}”与这个数据库一直用的不是同一个：请改回原来的，所有进程都要用同一套密钥；新密钥请另取名字。`;

const unfinished =
  '散列密钥还没有换完，现在查不到客户：请再运行一次 heyi keys rotate --hash，完成后再启动。';

const missing = (id: string) =>
  `缺少加密密钥“${id}”：这个数据库还在用它，请把它加回 HEYI_ENCRYPTION_KEYS（或密钥文件）。`;

const retired = (id: string) => `加密密钥“${id}”已停用，不能再用来加密：请把当前的密钥放到最前。`;

function ignoreDuplicate(error: { code?: unknown }): void {
  if (error.code !== 11000) throw error;
}
