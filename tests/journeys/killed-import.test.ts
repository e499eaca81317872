import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { addressOf, testEnvironment } from '../setup/scratch-database.ts';
import { heyi, heyiMain } from './heyi-command.ts';

const database = `heyi-killed-${randomBytes(6).toString('hex')}`;
const rows = 20_000;
const rejected = 20;
const args = ['import', 'list.csv', '--map', 'map.json', '--no-resolve', '--json'];
let cwd: string;
let connection: Connection;

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'heyi-killed-'));
  const lines = Array.from({ length: rows }, (_, at) =>
    at % 1000 === 999
      ? `,没有编号的第${at}行,1`
      : `K${at},王${at},139${String(at).padStart(8, '0')}`,
  );
  await writeFile(path.join(cwd, 'list.csv'), ['编号,姓名,手机', ...lines].join('\n'));
  const map = { channel: 'agency', columns: { 编号: 'accountId', 姓名: 'name', 手机: 'mobile' } };
  await writeFile(path.join(cwd, 'map.json'), JSON.stringify(map));
  connection = await mongoose.createConnection(addressOf(database)).asPromise();
});
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
  await rm(cwd, { recursive: true, force: true });
});

const accounts = () => connection.collection('channel_accounts').countDocuments();

/** Starts the import and kills it without warning once this many accounts are stored. */
async function killAt(enough: number) {
  const child = spawn(process.execPath, [heyiMain, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...testEnvironment(database) },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  while ((await accounts()) < enough && child.exitCode === null) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  await gone;
}

it('goes on after a kill -9, as often as it takes, without doubles and without gaps', async () => {
  await killAt(1);
  await killAt(5000);
  expect(await accounts()).toBeLessThan(rows - rejected);
  const { code, stdout } = await heyi(args, { cwd, database });
  expect(code).toBe(0);
  const [done] = JSON.parse(stdout).imports;
  expect(done).toMatchObject({
    rows,
    created: rows - rejected,
    updated: 0,
    unchanged: 0,
    rejected,
  });
  expect(await accounts()).toBe(rows - rejected);
  expect(await connection.collection('import_rejections').countDocuments()).toBe(rejected);
  expect(await connection.collection('imports').countDocuments()).toBe(1);
}, 120_000);
