import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { fileProblem } from './column-maps.ts';
import { CommandError } from './command-error.ts';

/** Writes rows as a CSV without formulas, the whole file or none; `forPeople` adds the byte order mark that spreadsheets need. */
export function writeCsv(
  path: string,
  rows: Iterable<readonly unknown[]>,
  { forPeople = false } = {},
): Promise<void> {
  return writeWhole(
    path,
    Readable.from(rows),
    stringify({ bom: forPeople, escape_formulas: true }),
  );
}

/** Writes text to a file: the whole file or none. */
export function writeText(path: string, text: AsyncIterable<string>): Promise<void> {
  return writeWhole(path, Readable.from(text));
}

async function writeWhole(path: string, ...streams: (Readable | NodeJS.ReadWriteStream)[]) {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await pipeline([...streams, createWriteStream(unfinished)] as never);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new CommandError(`写不了 ${path}：${fileProblem(error)}`);
  }
}
