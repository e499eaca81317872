import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { fileProblem } from './column-maps.ts';
import { CommandError } from './command-error.ts';

/** Writes rows as a CSV without formulas, the whole file or none; `forPeople` adds the byte order mark that spreadsheets need. */
export function writeCsv(
  path: string,
  rows: Iterable<readonly string[]>,
  { forPeople = false } = {},
): Promise<void> {
  return writeWhole(path, Readable.from(csvPieces(rows, forPeople ? '\uFEFF' : '')));
}

const pieceLength = 1 << 16;
/** Needs no quotes, and no spreadsheet takes it for a formula. */
const plainCell = /^(?:\w[\w.:+-]*)?$/;

function* csvPieces(rows: Iterable<readonly string[]>, start: string): Generator<string> {
  let piece = start;
  for (const row of rows) {
    piece += row.every((cell) => plainCell.test(cell))
      ? `${row.join(',')}\n`
      : stringify([row], { escape_formulas: true });
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
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
