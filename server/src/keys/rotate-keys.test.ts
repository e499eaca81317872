import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { databaseDump } from '../../../tests/setup/database-dump.ts';
import { fillEverySealedField, secrets } from '../../../tests/setup/every-sealed-field.ts';
import { useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { createFieldEncryption, type FieldEncryption } from '../database/field-encryption.ts';
import { accountContentField } from '../identity/account-content.ts';
import { sealedFields } from '../sealed-fields.ts';
import { checkKeys } from './check-keys.ts';
import { KeyRotationModel } from './key-rotation.model.ts';
import { keyStatus } from './key-status.ts';
import { KnownKeyModel } from './known-key.model.ts';
import { readBatch, writeBatch } from './reseal-batch.ts';
import { retireKey } from './retire-key.ts';
import { beginRotation, continueRotation } from './rotate-keys.ts';
import { nameOf, sealedValues } from './sealed-values.ts';

useScratchDatabase();

const hash = randomBytes(32);
const aKey = (id: string) => ({ id, key: randomBytes(32) });
const [k1, k2, k3] = [aKey('k1'), aKey('k2'), aKey('k3')];
const silent = () => undefined;
const before = createFieldEncryption({ encryption: [k1], hash });
const after = createFieldEncryption({ encryption: [k2, k1], hash });
let clock = new Date('2026-03-01T08:00:00Z');
const toolsOf = (fieldEncryption: FieldEncryption) => ({
  now: () => clock,
  fieldEncryption,
  fields: sealedFields,
});

beforeEach(async () => {
  for (const { name } of await mongoose.connection.listCollections())
    await mongoose.connection.collection(name).deleteMany({});
  await fillEverySealedField(before);
  await checkKeys({ encryption: [k2, k1], hash }, clock);
}, 60_000);

/** Every sealed value, opened, by field and record; each field has one at least. */
async function opened(encryption: FieldEncryption) {
  const all: Record<string, string> = {};
  for (const field of sealedFields) {
    let values = 0;
    for await (const { _id, record, sealed } of sealedValues(field)) {
      if (!sealed) continue;
      values++;
      const bytes = encryption.openBytes(sealed, field.place(record));
      all[`${nameOf(field)} ${_id}`] = bytes.toString('base64');
    }
    expect([nameOf(field), values > 0]).toEqual([nameOf(field), true]);
  }
  return all;
}

async function rotate(encryption: FieldEncryption) {
  await beginRotation(toolsOf(encryption));
  return continueRotation(toolsOf(encryption));
}

const values = async (encryption: FieldEncryption) =>
  Object.fromEntries(
    (await keyStatus(encryption.keyIds(), sealedFields, silent)).keys.map((key) => [
      key.id,
      key.values,
    ]),
  );

it('seals every field of every record with the new key, and loses nothing', async () => {
  const was = await opened(before);
  const count = Object.keys(was).length;
  const done = await rotate(after);
  expect(done).toMatchObject({ status: 'done', resealed: count, unreadable: 0, inPass: 0 });
  expect(await opened(createFieldEncryption({ encryption: [k2], hash }))).toEqual(was);
  expect(await values(after)).toEqual({ k1: 0, k2: count });
  expect(await rotate(after)).toMatchObject({ status: 'done', resealed: 0 });
}, 60_000);

it('shows nothing in clear in a dump, neither before nor after', async () => {
  for (const encryption of [before, after]) {
    if (encryption === after) await rotate(after);
    const dump = await databaseDump();
    for (const secret of secrets) expect([secret, dump.includes(secret)]).toEqual([secret, false]);
    for (const { key } of [k1, k2]) {
      expect(dump.includes(key)).toBe(false);
      expect(dump.includes(key.toString('base64'))).toBe(false);
    }
    expect(dump.includes('national-id')).toBe(true); // it does hold what is not personal
  }
}, 60_000);

it('does not write over what changes while it is at work', async () => {
  const accounts = mongoose.connection.collection('channel_accounts');
  const newest: Record<string, string> = {};
  let round = 0;
  async function change(encryption: FieldEncryption) {
    const found = await accounts.find({}).toArray();
    for (const [at, account] of found.entries()) {
      if (at % 3 !== round % 3) continue;
      const content = { fields: { name: `第${round}次` }, extra: {} };
      const place = accountContentField.place(account as never);
      const sealed = encryption.seal(content, place);
      await accounts.updateOne({ _id: account._id }, { $set: { content: sealed } });
      newest[String(account._id)] = content.fields.name;
    }
    round++;
  }
  await beginRotation(toolsOf(after));
  const writing = (async () => {
    for (let n = 0; n < 9; n++) await change(n % 2 ? after : before);
  })();
  const rotating = continueRotation(toolsOf(after));
  await Promise.all([writing, rotating]);
  await rotate(after); // whoever wrote last used either key
  expect(await values(after)).toMatchObject({ k1: 0 });
  const only = createFieldEncryption({ encryption: [k2], hash });
  for await (const { _id, record, sealed } of sealedValues(accountContentField)) {
    const content = only.open<{ fields: { name: string } }>(
      sealed as Uint8Array,
      accountContentField.place(record as never),
    );
    const expected = newest[String(_id)];
    if (expected) expect(content.fields.name).toBe(expected);
  }
  expect(Object.keys(newest).length).toBeGreaterThan(20);
}, 60_000);

it('leaves a value alone that was changed after it was read', async () => {
  const accounts = mongoose.connection.collection('channel_accounts');
  const account = await accounts.findOne({});
  const place = accountContentField.place(account as never);
  const batch = await readBatch(accountContentField, null, after);
  const content = before.seal('changed meanwhile', place);
  await accounts.updateOne({ _id: account?._id as never }, { $set: { content } });
  await writeBatch(accountContentField, batch);
  const stored = await accounts.findOne({ _id: account?._id as never });
  expect(after.open(stored?.content, place)).toBe('changed meanwhile');
  const counts = await accounts.countDocuments();
  expect(batch.exchanges).toHaveLength(counts);
  const again = await readBatch(accountContentField, null, after);
  expect(again.exchanges).toHaveLength(1);
});

it('goes on where it was stopped', async () => {
  const stop = new AbortController();
  const tools = { ...toolsOf(after), signal: stop.signal, onProgress: () => stop.abort() };
  await beginRotation(tools);
  await expect(continueRotation(tools)).rejects.toThrow();
  const stopped = await KeyRotationModel.findOne({ status: 'running' }).lean();
  expect(stopped?.seen).toBeGreaterThan(0);
  expect((await beginRotation(tools))._id).toEqual(stopped?._id);
  const done = await continueRotation(toolsOf(after));
  expect(done).toMatchObject({ _id: stopped?._id, status: 'done' });
  expect(await values(after)).toMatchObject({ k1: 0 });
  expect(await continueRotation(toolsOf(after))).toBeNull();
});

it('is left alone by a process that seals with another key', async () => {
  await beginRotation(toolsOf(after));
  expect(await continueRotation(toolsOf(before))).toBeNull();
  expect(await KeyRotationModel.countDocuments({ status: 'running' })).toBe(1);
  expect(await continueRotation(toolsOf(after))).toMatchObject({ status: 'done' });
});

it('names the key that is missing, ends as failed, and can be begun again', async () => {
  const lacking = createFieldEncryption({ encryption: [k2, k3], hash });
  await expect(rotate(lacking)).rejects.toThrow('Unknown encryption key "k1"');
  const failed = await KeyRotationModel.findOne().sort({ _id: -1 }).lean();
  expect(failed).toMatchObject({ status: 'failed', failure: expect.stringContaining('“k1”') });
  expect(await values(after)).toMatchObject({ k2: 0 });
  expect(await rotate(after)).toMatchObject({ status: 'done' });
});

it('passes over what does not open, says how much, and keeps its key', async () => {
  const accounts = mongoose.connection.collection('channel_accounts');
  const account = await accounts.findOne({});
  const altered = Buffer.from(account?.content);
  altered[altered.length - 1] = (altered.at(-1) as number) ^ 1;
  await accounts.updateOne({ _id: account?._id as never }, { $set: { content: altered } });
  expect(await rotate(after)).toMatchObject({ status: 'done', unreadable: 1 });
  expect(await values(after)).toMatchObject({ k1: 1 });
  expect((await accounts.findOne({ _id: account?._id as never }))?.content).toEqual(altered);
});

describe('a key is retired', () => {
  const retire = (id: string, encryption = after) =>
    retireKey(id, null, toolsOf(encryption), silent);

  it('only when it seals nothing more, is not the current one, and things have settled', async () => {
    await expect(retire('k9')).rejects.toThrow('没有加密密钥“k9”');
    await expect(retire('k2')).rejects.toThrow('“k2”是当前密钥');
    await expect(retire('k1')).rejects.toThrow(/还有 \d+ 个值由密钥“k1”加密/);
    await beginRotation(toolsOf(after));
    await expect(retire('k1')).rejects.toThrow('轮换还没有完成');
    await continueRotation(toolsOf(after));
    await expect(retire('k1')).rejects.toThrow('请过 120 秒再停用');
    clock = new Date(clock.getTime() + 120_000);
    await retire('k1');
    await checkKeys({ encryption: [k2], hash }, clock);
    await expect(checkKeys({ encryption: [k1, k2], hash }, clock)).rejects.toThrow('已停用');
  }, 60_000);

  it('also when no process has it any more, as long as nothing needs it', async () => {
    await checkKeys({ encryption: [k2, k1, k3], hash }, clock);
    await expect(checkKeys({ encryption: [k2, k1], hash }, clock)).rejects.toThrow('“k3”');
    await retire('k3');
    await checkKeys({ encryption: [k2, k1], hash }, clock);
    expect(await KnownKeyModel.findById('k3').lean()).toMatchObject({ retiredAt: clock });
  });
});
