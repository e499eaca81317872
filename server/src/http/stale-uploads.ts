import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const longestUploadMs = 3_600_000;

/** Deletes what uploads left behind when a process died; younger files may be another process's. */
export async function removeStaleUploads(directory: string, now: Date): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const file = path.join(directory, name);
    const found = await stat(file).catch(() => null); // its own process was faster
    if (found && now.getTime() - found.mtimeMs > longestUploadMs) await rm(file, { force: true });
  }
}
