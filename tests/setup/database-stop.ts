import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';

export default async function stopDatabase() {
  const { embeddedDatabase } = globalThis as {
    embeddedDatabase?: { child: ChildProcess; data: string };
  };
  if (!embeddedDatabase) return;
  const { child, data } = embeddedDatabase;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  await rm(data, { recursive: true, force: true });
}
