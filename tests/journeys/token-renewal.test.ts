import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import mongoose from 'mongoose';
import { addressOf, testEnvironment } from '../setup/scratch-database.ts';
import { anApp, aSandbox } from '../setup/wechat.ts';

const processes = 4;
const callsEach = 3;
const password = 'korrekt-pferd-7-batterie';
const account = anApp();
const databaseName = `heyi-test-${randomBytes(6).toString('hex')}`;

let sandbox: Awaited<ReturnType<typeof aSandbox>>;
let connection: mongoose.Connection;
let data: string;
const children: ChildProcess[] = [];
let addresses: string[];
let token: string;
let check: string;

beforeAll(async () => {
  sandbox = await aSandbox([account]);
  data = await mkdtemp(path.join(tmpdir(), 'heyi-token-'));
  const env = {
    PATH: process.env.PATH,
    ...testEnvironment(databaseName),
    WECHAT_API_URL: sandbox.url,
    LOG_LEVEL: 'info',
    PORT: '0',
  };
  const start = (at: number) =>
    spawn(process.execPath, [path.resolve('server/dist/main.js')], {
      env: { ...env, HEYI_DATA_DIR: path.join(data, String(at)) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const first = start(0);
  children.push(first);
  const firstAddress = await addressToldBy(first);
  const others = Array.from({ length: processes - 1 }, (_, at) => start(at + 1));
  children.push(...others);
  addresses = [firstAddress, ...(await Promise.all(others.map(addressToldBy)))];
  connection = await mongoose.createConnection(addressOf(databaseName)).asPromise();
  await createAdministrator(env);
  await connect(firstAddress);
}, 120_000);
afterAll(async () => {
  await Promise.all(children.map(end));
  await connection.dropDatabase();
  await connection.close();
  await sandbox.close();
  await rm(data, { recursive: true, force: true });
});

async function createAdministrator(env: NodeJS.ProcessEnv): Promise<void> {
  const main = path.resolve('server/dist/cli/main.js');
  const args = [main, 'create-administrator', 'anna', '--password-stdin'];
  const options = { env: { ...env, HEYI_DATA_DIR: data }, stdio: ['pipe', 'ignore', 'inherit'] };
  const command = spawn(process.execPath, args, options as never) as ChildProcess;
  command.stdin?.end(password);
  await once(command, 'exit');
}

async function post(url: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}

async function connect(address: string): Promise<void> {
  const signIn = await post(`${address}/api/auth/staff/sign-in`, { username: 'anna', password });
  token = ((await signIn.json()) as { accessToken: string }).accessToken;
  const { appid, originalId, secret, token: own, aesKey, name } = account;
  const known = { appid, originalId, secret, token: own, aesKey, name };
  const body = { kind: 'public-account', channel: 'agency', ...known };
  const made = (await (await post(`${address}/api/wechat/apps`, body)).json()) as { id: string };
  check = `/api/wechat/apps/${made.id}/check`;
}

async function addressToldBy({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout as NodeJS.ReadableStream })) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg !== 'listening' || !url) continue;
    stdout?.resume();
    return url.replace(/\/$/, '');
  }
  throw new Error('The server ended before it listened');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Every process calls WeChat at the same time; gives how many access tokens were made for that. */
async function allCall(): Promise<number> {
  const before = sandbox.sandbox.accessTokens.made.get(account.appid) ?? 0;
  const calls = addresses.flatMap((address) =>
    Array.from({ length: callsEach }, () => post(`${address}${check}`)),
  );
  const answers = await Promise.all(calls);
  expect(answers.map(({ status }) => status)).toEqual(Array(processes * callsEach).fill(200));
  return (sandbox.sandbox.accessTokens.made.get(account.appid) ?? 0) - before;
}

describe('four processes over one database', () => {
  it('fetch the first access token once', async () => {
    expect(await allCall()).toBe(1);
    expect(await allCall()).toBe(0);
  });

  it('renew one that is over once', async () => {
    sandbox.sandbox.accessTokens.revoke(account.appid);
    await connection
      .collection<{ _id: string }>('wechat_access_tokens')
      .updateOne({ _id: account.appid }, { $set: { expiresAt: new Date(0) } });
    expect(await allCall()).toBe(1);
  });

  it('renew one that WeChat no longer takes once', async () => {
    for (let round = 0; round < 3; round++) {
      sandbox.sandbox.accessTokens.revoke(account.appid);
      expect(await allCall()).toBe(1);
    }
  });
});
