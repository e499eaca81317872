import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { readConfig } from '../../server/src/config.ts';
import { connect, disconnect } from '../../server/src/database/connect.ts';
import { openFieldEncryption } from '../../server/src/keys/open-field-encryption.ts';
import { sealedValues } from '../../server/src/keys/sealed-values.ts';
import { sealedFields } from '../../server/src/sealed-fields.ts';
import { databaseDump } from '../setup/database-dump.ts';
import { addressOf, testEnvironment } from '../setup/scratch-database.ts';
import { heyi, heyiMain } from './heyi-command.ts';

const database = `heyi-rotated-${randomBytes(6).toString('hex')}`;
const rows = 6000;
let cwd: string;
let env: Record<string, string>;

const list = (letter: string, of: number) =>
  [
    '编号,姓名,手机',
    ...Array.from({ length: of }, (_, at) =>
      at % 1000 === 999
        ? `,没有编号的第${at}行,1`
        : `${letter}${at},王${letter}${at},139${String(at).padStart(8, '0')}`,
    ),
  ].join('\n');

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'heyi-rotated-'));
  const map = { channel: 'agency', columns: { 编号: 'accountId', 姓名: 'name', 手机: 'mobile' } };
  await writeFile(path.join(cwd, 'map.json'), JSON.stringify(map));
  await writeFile(path.join(cwd, 'first.csv'), list('A', rows));
  await writeFile(path.join(cwd, 'second.csv'), list('B', rows));
  const given = testEnvironment(database);
  env = {
    MONGODB_URI: given.MONGODB_URI as string,
    LOG_LEVEL: 'silent',
    HEYI_KEYS_FILE: path.join(cwd, 'keys.json'),
  };
  await connect(addressOf(database));
});
afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await disconnect();
  await rm(cwd, { recursive: true, force: true });
});

const run = (...args: string[]) => heyi(args, { cwd, env });
const take = (name: string) => run('import', name, '--map', 'map.json', '--no-resolve', '--json');
const status = async () => JSON.parse((await run('keys', 'status', '--json')).stdout);
const collection = (name: string) => mongoose.connection.collection(name);
const keysInFile = async () => {
  const { HEYI_ENCRYPTION_KEYS } = JSON.parse(await readFile(env.HEYI_KEYS_FILE as string, 'utf8'));
  return (HEYI_ENCRYPTION_KEYS as string).split(',').map((key) => key.split(':')[0]);
};

/** Begins a rotation and kills it without warning once so many records are dealt with. */
async function killAt(enough: number) {
  const child = spawn(process.execPath, [heyiMain, 'keys', 'rotate'], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  const reached = async () => {
    const found = await collection('key_rotations').findOne({});
    return found ? (found.pass - 1) * rows + found.seen : 0;
  };
  while (child.exitCode === null && (await reached()) < enough)
    await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  await gone;
}

it('is a command away, survives kill -9, and goes on beside an import', async () => {
  expect(await run('keys', 'create', '--out', 'keys.json')).toMatchObject({ code: 0 });
  expect(await take('first.csv')).toMatchObject({ code: 0 });
  const { keys } = await status();
  expect(keys).toEqual([{ id: 'k1', state: 'current', values: rows }]);

  await killAt(1);
  expect(await keysInFile()).toEqual(['k2', 'k1']);
  await killAt(2500);
  const halfWay = await status();
  expect(halfWay.rotation).toMatchObject({ status: 'running', toKeyId: 'k2' });
  expect(halfWay.keys).toEqual([
    { id: 'k2', state: 'current', values: expect.any(Number) },
    { id: 'k1', state: 'old', values: expect.any(Number) },
  ]);
  for (const { values } of halfWay.keys) expect(values).toBeGreaterThan(0);
  expect((await run('keys', 'status')).stdout).toContain('正在换成“k2”');
  expect(await run('keys', 'retire', 'k1')).toMatchObject({ code: 2, stdout: '' });

  const [rotated, imported] = await Promise.all([
    run('keys', 'rotate', '--json'),
    take('second.csv'),
  ]);
  expect(imported.code).toBe(0);
  expect(rotated.code).toBe(0);
  expect(JSON.parse(rotated.stdout)).toMatchObject({
    status: 'done',
    toKeyId: 'k2',
    unreadable: 0,
    otherKeyIds: ['k1'],
  });
  expect((await status()).keys).toEqual([
    { id: 'k2', state: 'current', values: 2 * rows },
    { id: 'k1', state: 'old', values: 0 },
  ]);
  expect(await keysInFile()).toEqual(['k2', 'k1']);
}, 120_000);

it('leaves an old key that can be thrown away', async () => {
  const early = await run('keys', 'retire', 'k1');
  expect(early).toMatchObject({ code: 2, stderr: expect.stringMatching(/请过 \d+ 秒再停用/) });
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await collection('key_rotations').updateMany({}, { $set: { finishedAt: anHourAgo } });
  expect(await run('keys', 'retire', 'k1')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('已停用密钥“k1”'),
  });
  expect(await keysInFile()).toEqual(['k2']);

  const encryption = openFieldEncryption(readConfig({ ...env }));
  let opened = 0;
  for (const field of sealedFields)
    for await (const { record, sealed } of sealedValues(field)) {
      if (!sealed) continue;
      encryption.openBytes(sealed, field.place(record));
      opened++;
    }
  expect(opened).toBe(2 * rows);
  const dump = await databaseDump();
  for (const value of ['王A7', '王B7', '没有编号的第999行', '13900000007'])
    expect([value, dump.includes(value)]).toEqual([value, false]);
  const [one, other] = await Promise.all([run('explain', 'A7', 'B7'), run('keys', 'rotate')]);
  expect(one.stderr).not.toContain('密钥');
  expect(other).toMatchObject({ code: 0 });
  expect(await keysInFile()).toEqual(['k3', 'k2']);
}, 60_000);

it('refuses keys of other processes in one sentence, without any of them', async () => {
  await run('keys', 'create', '--out', 'other.json');
  const other = { ...env, HEYI_KEYS_FILE: path.join(cwd, 'other.json') };
  for (const args of [['resolve'], ['keys', 'rotate']]) {
    const refused = await heyi(args, { cwd, env: other });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^(加密密钥“k1”|散列密钥).*不是同一个/);
    expect(refused.stderr).not.toMatch(/[A-Za-z0-9+/]{40}/);
  }
});

it('says for keys from the environment what to set, in which order', async () => {
  const fresh = `heyi-rotated-${randomBytes(6).toString('hex')}`;
  const place = { cwd, database: fresh };
  try {
    const told = await heyi(['keys', 'rotate'], place);
    expect(told).toMatchObject({ code: 2, stdout: '' });
    expect(told.stderr).toMatch(/（k1:…,k2:…）[\s\S]+（k2:…,k1:…）[\s\S]+heyi keys retire k1/);
    const [, next = ''] = /k2:([A-Za-z0-9+/=]{44})/.exec(told.stderr) ?? [];
    const { HEYI_ENCRYPTION_KEYS: old } = testEnvironment(fresh);
    expect(told.stderr).not.toContain(String(old).slice(3, 20));
    const both = { HEYI_ENCRYPTION_KEYS: `k2:${next},${old}` };
    const done = await heyi(['keys', 'rotate'], { ...place, env: both });
    expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('当前密钥是“k2”') });
    const behind = await heyi(['resolve'], place);
    expect(behind).toMatchObject({ code: 2, stderr: expect.stringContaining('缺少加密密钥“k2”') });
  } finally {
    const connection = await mongoose.createConnection(addressOf(fresh)).asPromise();
    await connection.dropDatabase();
    await connection.close();
  }
}, 60_000);
