import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import mongoose, { type Connection } from 'mongoose';
import { addressOf, testEnvironment } from '../setup/scratch-database.ts';
import { heyi } from './heyi-command.ts';

const database = `heyi-test-${randomBytes(6).toString('hex')}`;
const people = ['王芳', '马思远', '林小梅', '欧阳建国', '周雨桐'];
const each = 4;
let data: string;
let connection: Connection;
let servers: { child: ChildProcess; address: string }[];
let token: string;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'heyi-two-servers-'));
  connection = await mongoose.createConnection(addressOf(database)).asPromise();
  const made = await heyi(['create-administrator', 'first', '--json'], { cwd: data, database });
  const { password } = JSON.parse(made.stdout);
  servers = await Promise.all(['one', 'other'].map(startServer));
  const [{ address } = { address: '' }] = servers;
  const { accessToken } = await post(`${address}/api/auth/staff/sign-in`, {
    username: 'first',
    password,
  });
  token = accessToken;
}, 60_000);

afterAll(async () => {
  await Promise.all(
    servers.map(({ child }) => {
      child.kill('SIGTERM');
      return once(child, 'exit');
    }),
  );
  await connection.dropDatabase();
  await connection.close();
  await rm(data, { recursive: true, force: true });
});

async function startServer(name: string) {
  const own = { HEYI_DATA_DIR: path.join(data, name), PORT: '0', LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, [path.resolve('server/dist/main.js')], {
    env: { PATH: process.env.PATH, ...testEnvironment(database), ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, url } = JSON.parse(line);
    if (msg !== 'listening') continue;
    child.stdout.resume();
    return { child, address: url.replace(/\/$/, '') as string };
  }
  throw new Error('The server ended before it listened');
}

async function post(url: string, body: object) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return JSON.parse(text);
}

it('one person who comes by two servers at the same moment is one customer', async () => {
  for (const [round, name] of people.entries()) {
    const fields = { name, mobile: `13${round}7712${round}04${round}`, unionid: `oUnion-${round}` };
    const taken = await Promise.all(
      servers.flatMap(({ address }, server) =>
        Array.from({ length: each }, (_, at) => {
          const accountId = `S${round}-${server}-${at}`;
          return post(`${address}/api/identity/accounts`, { channel: 'agency', accountId, fields });
        }),
      ),
    );
    expect(taken.filter(({ isNewCustomer }) => isNewCustomer)).toHaveLength(1);
    const accounts = await connection
      .collection('channel_accounts')
      .find({ accountId: { $regex: `^S${round}-` } })
      .toArray();
    expect(accounts).toHaveLength(servers.length * each);
    const customers = new Set(accounts.map(({ customerId }) => String(customerId)));
    expect([...customers]).toEqual([taken[0].customerId]);
  }
  const active = connection.collection('customers').countDocuments({ status: 'active' });
  expect(await active).toBe(people.length);
}, 60_000);
