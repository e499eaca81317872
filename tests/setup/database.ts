import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** Gives every test file a database server: MONGODB_URI when set, otherwise the embedded one on a scratch directory. */
export default async function startDatabase() {
  process.env.TEST_MONGODB_URI = process.env.MONGODB_URI ?? (await startEmbedded());
}

async function startEmbedded() {
  const data = await mkdtemp(path.join(tmpdir(), 'heyi-test-'));
  const main = path.resolve('server/embedded-mongo/dist/main.js');
  const child = spawn(process.execPath, [main, '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  Object.assign(globalThis, { embeddedDatabase: { child, data } });
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('The embedded database did not start');
}
