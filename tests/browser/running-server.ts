import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import mongoose from 'mongoose';
import { addressOf, testEnvironment } from '../setup/scratch-database.ts';

/** The built server as it is shipped: API and worker as processes of their own, on an empty database. */
export async function startServer() {
  const database = `heyi-browser-${randomBytes(6).toString('hex')}`;
  const data = await mkdtemp(path.join(tmpdir(), 'heyi-browser-'));
  const env = {
    PATH: process.env.PATH,
    ...testEnvironment(database),
    HEYI_DATA_DIR: data,
    PORT: '0',
    LOG_LEVEL: 'info',
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
    async createAdministrator(username: string, password: string): Promise<void> {
      const command = start('cli/main.js', 'create-administrator', username, '--password-stdin');
      command.stdout.resume();
      command.stdin.end(password);
      const [code] = (await once(command, 'exit')) as [number];
      if (code !== 0) throw new Error('No administrator could be made');
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

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
