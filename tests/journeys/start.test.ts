import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npmStart, type StartedServer, startServer } from './started-server.ts';

const patience = 120_000;
const small = ['--demo-accounts', '300'];
let scratch: string;
let data: string;
let port: string;
let environment: Record<string, string>;
const started: StartedServer[] = [];

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'heyi-start-'));
  data = path.join(scratch, 'data');
  port = await freePort();
  environment = { HEYI_DATA_DIR: data, PORT: port };
});
afterAll(async () => {
  for (const { child } of started) child.kill('SIGTERM');
  await Promise.all(started.map(({ ended }) => ended));
  await rm(scratch, { recursive: true, force: true });
});

const start = (changes: Record<string, string> = {}, ...args: string[]) => {
  const server = startServer({ ...environment, ...changes }, ...args);
  started.push(server);
  return server;
};

/** Starts a server that is to fail; resolves with what it said. */
async function failure(changes: Record<string, string> = {}) {
  const server = start(changes);
  expect(await server.ended).toBe(1);
  return server.said().replace('正在编译……\n', '').trim();
}

const address = () => `http://127.0.0.1:${port}`;

async function overview(): Promise<unknown> {
  const administrator = await readFile(path.join(data, 'administrator.json'), 'utf8');
  const headers = { 'content-type': 'application/json' };
  const signIn = await fetch(`${address()}/api/auth/staff/sign-in`, {
    method: 'POST',
    headers,
    body: administrator,
  });
  expect(signIn.status).toBe(200);
  const { accessToken } = (await signIn.json()) as { accessToken: string };
  const authorization = `Bearer ${accessToken}`;
  return (await fetch(`${address()}/api/identity/overview`, { headers: { authorization } })).json();
}

it(
  'goes from nothing to a server with the demo company, and from a kill half way too',
  async () => {
    const killed = start({}, ...small);
    await killed.until('导入三份名单');
    killed.child.kill('SIGKILL');
    await killed.ended;
    await untilRefused();

    const server = start({}, ...small);
    const said = await server.until('已就绪');
    expect(said).toMatch(/账户 300 个 → 客户 \d+ 位/);
    expect(said).toContain('归并所依据的证据');
    expect(said).toMatch(/待核对 \d+ 对，.*用时 [\d.]+ 秒/);
    expect(said).toContain(`${address()}/admin`);
    expect(said).toMatch(/用户名 admin，密码 \S+/);

    expect((await fetch(`${address()}/healthz`)).status).toBe(200);
    expect((await fetch(`${address()}/docs/`)).status).toBe(200);
    expect(await overview()).toMatchObject({ accounts: 300 });
    for (const secret of ['keys.json', 'administrator.json']) {
      expect((await stat(path.join(data, secret))).mode & 0o777).toBe(0o600);
    }
    expect(await readdir(path.join(data, 'demo'))).toContain('bancassurance.csv');

    expect(await failure()).toMatch(/^数据文件夹 .+ 正由另一个 npm start（进程 \d+）使用/);
    expect(await server.interrupt()).toBe(0);
    await untilRefused();
    expect(existsSync(path.join(data, 'run.json'))).toBe(false);
  },
  patience,
);

it(
  'starts again with the data kept, says who died, and frees the port',
  async () => {
    const server = start();
    const said = await server.until('已就绪');
    expect(said).not.toContain('首次运行');
    expect(said).toContain('初始密码见');
    expect(await overview()).toMatchObject({ accounts: 300 });

    process.kill(await databaseProcess(), 'SIGKILL');
    expect(await server.ended).toBe(1);
    expect(server.said()).toContain('内置数据库意外停止');
    await untilRefused();
  },
  patience,
);

it(
  'ends with npm, which passes no SIGTERM on',
  async () => {
    const server = npmStart(environment);
    started.push(server);
    await server.until('已就绪');
    server.child.kill('SIGTERM');
    await untilRefused();
    await server.ended;
    expect(existsSync(path.join(data, 'run.json'))).toBe(false);
  },
  patience,
);

it(
  'says in one sentence why it cannot start',
  async () => {
    const other = createServer().listen(Number(port), '127.0.0.1');
    expect(await failure()).toMatch(new RegExp(`^端口 ${port} 已被占用：.+$`));
    await new Promise((resolve) => other.close(resolve));
    expect(await failure({ MONGODB_URI: 'mongodb://127.0.0.1:1/', PORT: '0' })).toMatch(
      /^设了 MONGODB_URI，就要同时给出密钥，还缺：HEYI_ENCRYPTION_KEYS、.*\n.*heyi -- keys create/,
    );
    expect(await failure({ PORT: 'abc' })).toMatch(/^PORT 应为 0 到 65535 的整数.+$/);
    expect(await failure({ HEYI_DATA_DIR: await unwritable() })).toMatch(
      /^数据文件夹 .+ 不能用：.+$/,
    );

    const file = path.join(scratch, 'a-file');
    await writeFile(file, '');
    expect(await failure({ HEYI_DATA_DIR: path.join(file, 'data') })).toMatch(
      /^数据文件夹 .+ 不能用：.+$/,
    );
  },
  patience,
);

it(
  'does not touch data that it cannot read',
  async () => {
    const keys = path.join(data, 'keys.json');
    const kept = await readFile(keys, 'utf8');
    await rm(keys);
    expect(await failure()).toMatch(/^密钥文件 .+ 不见了.+$/);
    expect(existsSync(keys)).toBe(false);
    await writeFile(keys, '{');
    expect(await failure()).toMatch(/^密钥文件 .+ 已损坏.+$/);
    await writeFile(keys, kept);

    const stored = path.join(data, 'db', 'data.mdb');
    await writeFile(stored, Buffer.alloc(65_536, 0x5a));
    expect(await failure()).toMatch(/^内置数据库没有启动：.+\n.*请从备份恢复.+$/);
    expect((await readFile(stored)).equals(Buffer.alloc(65_536, 0x5a))).toBe(true);
  },
  patience,
);

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return String(free);
}

/** The port is given back; processes whose parent was killed need a moment for that. */
async function untilRefused(): Promise<void> {
  for (let left = 100; left > 0; left--) {
    try {
      await fetch(`${address()}/healthz`);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Port ${port} is still taken`);
}

async function databaseProcess(): Promise<number> {
  const running = JSON.parse(await readFile(path.join(data, 'run.json'), 'utf8'));
  expect(running.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\//);
  return running.databasePid;
}

/** A folder that cannot be made: also root may make none in /sys. */
async function unwritable(): Promise<string> {
  if (process.getuid?.() === 0) return '/sys/heyi';
  const folder = path.join(scratch, 'read-only');
  await mkdir(folder);
  await chmod(folder, 0o555);
  return path.join(folder, 'data');
}
