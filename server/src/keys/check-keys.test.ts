import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { checkKeys } from './check-keys.ts';
import { KnownKeyModel } from './known-key.model.ts';

useScratchDatabase();

const at = new Date('2026-03-01T08:00:00Z');
const aKey = (id: string) => ({ id, key: randomBytes(32) });
const k1 = aKey('k1');
const k2 = aKey('k2');
const hash = randomBytes(32);

it('lets every process in that has the keys of this database, and those that are new', async () => {
  await checkKeys({ encryption: [k1], hash }, at);
  await checkKeys({ encryption: [k1], hash }, at);
  await checkKeys({ encryption: [k1, k2], hash }, at);
  await checkKeys({ encryption: [k2, k1], hash }, at);
  const stored = await mongoose.connection.collection('encryption_keys').find().toArray();
  expect(stored.map(({ _id }) => String(_id)).sort()).toEqual(['#hash', 'k1', 'k2']);
  for (const key of [k1.key, k2.key, hash])
    expect(JSON.stringify(stored)).not.toContain(key.toString('base64').slice(0, 8));
});

it.each<[string, () => Parameters<typeof checkKeys>[0], string]>([
  ['another key by a known name', () => ({ encryption: [aKey('k1'), k2], hash }), '“k1”与这个'],
  ['another hash key', () => ({ encryption: [k1, k2], hash: randomBytes(32) }), 'HEYI_HASH_KEY'],
  ['too few keys', () => ({ encryption: [k1], hash }), '缺少加密密钥“k2”'],
])('refuses %s in one sentence, and notes none of its keys', async (_, keys, sentence) => {
  const given = keys();
  const withNew = { ...given, encryption: [...given.encryption, aKey('k7')] };
  await expect(checkKeys(withNew, at)).rejects.toThrow(sentence);
  expect(await KnownKeyModel.exists({ _id: 'k7' })).toBeNull();
  const error = await checkKeys(withNew, at).catch((reason: Error) => reason.message);
  for (const { key } of withNew.encryption) expect(error).not.toContain(key.toString('base64'));
});

it('lets only one of two processes in that come first, each with keys of its own', async () => {
  await KnownKeyModel.deleteMany({});
  const results = await Promise.allSettled([
    checkKeys({ encryption: [aKey('k1')], hash: randomBytes(32) }, at),
    checkKeys({ encryption: [aKey('k1')], hash: randomBytes(32) }, at),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await KnownKeyModel.countDocuments()).toBe(2);
});

it('takes a retired key for opening, not for sealing', async () => {
  await KnownKeyModel.deleteMany({});
  await checkKeys({ encryption: [k2, k1], hash }, at);
  await KnownKeyModel.updateOne({ _id: 'k1' }, { $set: { retiredAt: at } });
  await checkKeys({ encryption: [k2, k1], hash }, at);
  await checkKeys({ encryption: [k2], hash }, at);
  await expect(checkKeys({ encryption: [k1, k2], hash }, at)).rejects.toThrow('“k1”已停用');
});
