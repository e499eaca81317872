import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { fillEverySealedField } from '../../../tests/setup/every-sealed-field.ts';
import { anAccount, saveRecords } from '../../../tests/setup/identities.ts';
import { useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { operator } from '../cli/with-database.ts';
import { readConfig } from '../config.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { searchAccounts } from '../identity/identity.service.ts';
import { rehashIdentities } from '../identity/rehash-identities.ts';
import { resolveAll } from '../identity/resolve-all.ts';
import { checkKeys } from './check-keys.ts';
import { readKeysFile, writeKeysFile } from './keys-file.ts';
import { makeKeys } from './make-keys.ts';
import { openFieldEncryption } from './open-field-encryption.ts';
import { rotateHashKey } from './rotate-hash-key.ts';

useScratchDatabase();

const at = new Date('2026-03-01T08:00:00Z');
const rehash = (encryption: FieldEncryption) => rehashIdentities(encryption, () => undefined);
let folder: string;
let file: string;
const config = (changes: object = {}) =>
  readConfig({ MONGODB_URI: 'mongodb://127.0.0.1/', HEYI_KEYS_FILE: file, ...changes });
const accounts = () => mongoose.connection.collection('channel_accounts');
const decisions = () => mongoose.connection.collection('hot_value_decisions');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heyi-hash-'));
  file = path.join(folder, 'keys.json');
  await writeKeysFile(file, makeKeys(), true);
  await fillEverySealedField(openFieldEncryption(config()));
  await checkKeys(config().fieldKeys, at);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function found(query: string) {
  const encryption = openFieldEncryption(config());
  const { items } = await searchAccounts(operator, { query, limit: 20 }, encryption);
  return items.map(({ accountId }) => accountId).sort();
}

it('has every look-up hash made anew: none of the old ones is left, and all is found as before', async () => {
  const was = await accounts().find().toArray();
  const decided = await decisions().findOne({});
  const before = await found('牛大力');
  expect(before).toEqual(['T', 'T']);
  const old = config();
  expect(await rotateHashKey(old, at, rehash)).toBe(was.length);

  const hashes = was.flatMap(({ keys, contentHash }) => [...keys, contentHash]);
  expect(hashes.length).toBeGreaterThan(100);
  for (const { keys, contentHash } of await accounts().find().toArray())
    expect([...keys, contentHash].filter((one) => hashes.includes(one))).toEqual([]);
  expect((await decisions().findOne({}))?.valueId).not.toBe(decided?.valueId);
  expect(await found('牛大力')).toEqual(before);
  await expect(checkKeys(old.fieldKeys, at)).rejects.toThrow('HEYI_HASH_KEY');

  const tools = { now: () => at, fieldEncryption: openFieldEncryption(config()) };
  expect(await resolveAll(tools, () => undefined)).toMatchObject({ changedAccounts: 0 });
  const twin = { name: '牛大力', documentNumber: '11010519491231002X' };
  const again = await saveRecords([anAccount('T', 'agency', twin)], tools);
  expect(again).toEqual({ created: 0, updated: 0, unchanged: 1 });
}, 60_000);

it('lets nobody start when it was cut off, and then goes on with the key that it made', async () => {
  const cutOff = rotateHashKey(config(), at, () => Promise.reject(new Error('killed')));
  await expect(cutOff).rejects.toThrow('killed');
  const made = readKeysFile(file).HEYI_HASH_KEY;
  await expect(checkKeys(config().fieldKeys, at)).rejects.toThrow('散列密钥还没有换完');
  await rotateHashKey(config(), at, rehash);
  expect(readKeysFile(file).HEYI_HASH_KEY).toBe(made);
  await checkKeys(config().fieldKeys, at);
  expect(await found('牛大力')).toEqual(['T', 'T']);
});

it('says what to set for a key from the environment, and takes it then', async () => {
  const given = { ...readKeysFile(file), HEYI_KEYS_FILE: '' };
  await expect(rotateHashKey(config(given), at, rehash)).rejects.toThrow(/停掉所有进程/);
  const next = randomBytes(32).toString('base64');
  expect(
    await rotateHashKey(config({ ...given, HEYI_HASH_KEY: next }), at, rehash),
  ).toBeGreaterThan(0);
  await checkKeys(config({ ...given, HEYI_HASH_KEY: next }).fieldKeys, at);
});
