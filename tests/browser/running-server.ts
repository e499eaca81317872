import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { channels } from '@heyi/shared/identity/account-field';
import mongoose from 'mongoose';
import { addressOf, testEnvironment } from '../setup/scratch-database.ts';

/** The built server as it is shipped: API and worker as processes of their own, on an empty database. */
export async function startServer(more: Record<string, string> = {}) {
  const database = `heyi-browser-${randomBytes(6).toString('hex')}`;
  const data = await mkdtemp(path.join(tmpdir(), 'heyi-browser-'));
  const env = {
    PATH: process.env.PATH,
    ...testEnvironment(database),
    HEYI_DATA_DIR: data,
    PORT: '0',
    LOG_LEVEL: 'info',
    ...more,
  };
  const start = (file: string, ...args: string[]) =>
    spawn(process.execPath, [path.resolve('server/dist', file), ...args], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });

  const api = start('main.js');
  const worker = start('worker.js');
  worker.stdout.resume();
  const address = await addressToldBy(api);

  return {
    address,
    /** Where its database is. */
    database: addressOf(database),
    async createAdministrator(username: string, password: string): Promise<void> {
      const command = start('cli/main.js', 'create-administrator', username, '--password-stdin');
      command.stdin.end(password);
      await succeed(command);
    },
    /** The demo company's three lists, among them pairs in doubt, and one more, taken in and resolved. */
    async loadDemo(accounts: number, also: { list: string; map: object }): Promise<void> {
      const lists = path.join(data, 'demo');
      const named = (ending: string) =>
        channels.map((channel) => path.join(lists, `${channel}${ending}`));
      const generator = path.resolve('scripts/dist/demo/main.js');
      await succeed(start(generator, '--accounts', String(accounts), '--out', lists));
      const [list, map] = [path.join(lists, 'also.csv'), path.join(lists, 'also.map.json')];
      await writeFile(list, also.list);
      await writeFile(map, JSON.stringify(also.map));
      const maps = [...named('.map.json'), map].flatMap((file) => ['--map', file]);
      await succeed(start('cli/main.js', 'import', ...named('.csv'), list, ...maps));
    },
    /** An intermediary and agents, whom `connectSandbox` takes in where the demo company would have them. */
    async hire(partners: string, agents: string): Promise<void> {
      const lists = path.join(data, 'demo');
      await mkdir(lists, { recursive: true });
      await writeFile(path.join(lists, 'partners.csv'), partners);
      await writeFile(path.join(lists, 'agents.csv'), agents);
    },
    /** One list, taken in and resolved. */
    async takeIn({ list, map }: { list: string; map: object }): Promise<void> {
      const [file, mapFile] = [path.join(data, 'list.csv'), path.join(data, 'list.map.json')];
      await writeFile(file, list);
      await writeFile(mapFile, JSON.stringify(map));
      await succeed(start('cli/main.js', 'import', file, '--map', mapFile));
    },
    /** Takes the sandbox's apps in, with the texts that people agree to, as `npm start` does. */
    async connectSandbox(world: object): Promise<void> {
      const file = path.join(data, 'world.json');
      await writeFile(file, JSON.stringify(world));
      await succeed(
        start(path.resolve('scripts/dist/connect-sandbox.js'), file, path.join(data, 'demo')),
      );
    },
    async stop(): Promise<void> {
      await Promise.all([end(api), end(worker)]);
      const connection = await mongoose.createConnection(addressOf(database)).asPromise();
      await connection.dropDatabase();
      await connection.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function addressToldBy({ stdout }: ReturnType<typeof spawn>): Promise<string> {
  if (!stdout) throw new Error('The server says nothing');
  for await (const line of createInterface({ input: stdout })) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg !== 'listening' || !url) continue;
    stdout.resume();
    return url.replace(/\/$/, '');
  }
  throw new Error('The server ended before it listened');
}

async function succeed(child: ChildProcess): Promise<void> {
  child.stdout?.resume();
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${child.spawnargs.slice(1).join(' ')} failed`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
