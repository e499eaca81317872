import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../config.ts';
import { createFieldEncryption, sealingKeyId } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import { KeyRing, writeKeyRing } from './key-ring.schema.ts';
import { readKeysFile, rereadKeysFile, writeKeysFile } from './keys-file.ts';
import { makeKeys, makeNextKey } from './make-keys.ts';
import { openFieldEncryption } from './open-field-encryption.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'heyi-keys-'));
  file = path.join(folder, 'keys.json');
  await writeKeysFile(file, makeKeys(), true);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = sealedField<{ at: string }>('things', 'x', ['at'], ({ at }) => at).place({ at: '1' });
const environment = (changes: object = {}) => ({
  MONGODB_URI: 'mongodb://127.0.0.1/',
  HEYI_KEYS_FILE: file,
  ...changes,
});

async function addKey() {
  const kept = readKeysFile(file);
  const ring = KeyRing.parse(kept.HEYI_ENCRYPTION_KEYS);
  const next = makeNextKey(ring.map(({ id }) => id));
  await writeKeysFile(file, { ...kept, HEYI_ENCRYPTION_KEYS: writeKeyRing([next, ...ring]) });
  return next;
}

test('a keys file stands for the variables, whoever may read it is its owner, and nothing is written over it by chance', async () => {
  const config = readConfig(environment());
  expect(config.fieldKeys.encryption.map(({ id }) => id)).toEqual(['k1']);
  expect(config.keysFile).toBe(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(writeKeysFile(file, makeKeys(), true)).rejects.toThrow('EEXIST');
  expect(await readdir(folder)).toEqual(['keys.json']);
});

test('variables come before the file', () => {
  const own = randomBytes(32).toString('base64');
  const config = readConfig(environment({ HEYI_ENCRYPTION_KEYS: `mine:${own}` }));
  expect(config.fieldKeys.encryption.map(({ id }) => id)).toEqual(['mine']);
  expect(config.keysFile).toBeNull();
});

test.each(['{', '{}', '[]'])('a broken file (%s) is told without its content', async (content) => {
  await writeFile(file, content);
  expect(() => readConfig(environment())).toThrow(/^密钥文件 .+ 已损坏/);
  await rm(file);
  expect(() => readConfig(environment())).toThrow(/^没有密钥文件 .+/);
});

test('a running process opens at once what a key new to it has sealed, and then seals with that key', async () => {
  const running = openFieldEncryption(readConfig(environment()));
  const early = running.seal('早', place);
  expect(sealingKeyId(early)).toBe('k1');
  expect((await addKey()).id).toBe('k2');
  const other = openFieldEncryption(readConfig(environment()));
  const late = other.seal('晚', place);
  expect(sealingKeyId(late)).toBe('k2');
  expect(running.open(late, place)).toBe('晚');
  expect(sealingKeyId(running.seal('x', place))).toBe('k2');
  expect(other.open(early, place)).toBe('早');
});

test('a file that is broken while a process runs takes no key from it', async () => {
  const running = openFieldEncryption(readConfig(environment()));
  const sealed = running.seal('早', place);
  await writeFile(file, '{');
  expect(running.open(sealed, place)).toBe('早');
  expect(rereadKeysFile(file)(true)).toBeNull();
  const stranger = createFieldEncryption({
    encryption: [{ id: 'k9', key: randomBytes(32) }],
    hash: randomBytes(32),
  });
  expect(() => running.open(stranger.seal('x', place), place)).toThrow(
    'Unknown encryption key "k9"',
  );
});
