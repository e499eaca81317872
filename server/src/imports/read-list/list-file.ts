import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** A list wherever it lies: read from its beginning, or from any place of it. */
export interface ListFile {
  bytes: number;
  /** The bytes from `from` (0) up to but without `to` (the end). */
  open(from?: number, to?: number): Readable;
}

const readBytes = 512 * 1024;

export const listOnDisk = (path: string, bytes: number): ListFile => ({
  bytes,
  open: (start = 0, to = bytes) =>
    createReadStream(path, { start, end: Math.max(start, to - 1), highWaterMark: readBytes }),
});
