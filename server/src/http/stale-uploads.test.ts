import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeStaleUploads } from './stale-uploads.ts';

it('deletes what is older than any upload, and nothing that may still be arriving', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'heyi-uploads-'));
  const now = new Date();
  for (const [name, minutes] of [
    ['old', 61],
    ['young', 59],
  ] as const) {
    const file = path.join(directory, name);
    await writeFile(file, 'x');
    const at = new Date(now.getTime() - minutes * 60_000);
    await utimes(file, at, at);
  }
  await removeStaleUploads(directory, now);
  expect(await readdir(directory)).toEqual(['young']);
  await rm(directory, { recursive: true });
  await removeStaleUploads(directory, now);
});
