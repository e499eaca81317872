import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Gives every test file a database server: MONGODB_URI when set, otherwise the embedded one on a scratch directory. */
export default async function startDatabase() {
  process.env.TEST_MONGODB_URI = process.env.MONGODB_URI ?? (await startEmbedded());
}

async function startEmbedded() {
  const data = await mkdtemp(path.join(tmpdir(), 'heyi-test-'));
  const main = path.resolve('server/embedded-mongo/dist/main.js');
  const endWithUs = path.resolve('scripts/bootstrap/end-with-parent.mjs');
  const child = spawn(
    process.execPath,
    ['--import', endWithUs, main, '--data', data, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  Object.assign(globalThis, { embeddedDatabase: { child, data } });
  const listening = once(createInterface({ input: child.stdout as Readable }), 'line');
  const [line] = await Promise.race([listening, once(child, 'close')]);
  if (typeof line === 'string') return line;
  throw new Error('The embedded database did not start: run `npm run build` first');
}
