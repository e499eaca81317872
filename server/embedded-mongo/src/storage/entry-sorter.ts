import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareRecords, keyStart, recordEnd, writeRecord } from './sorted-records.ts';
import { mergeRuns, type Run } from './sorted-runs.ts';
import type { Entry } from './view.ts';

const arenaBytes = 16 * 1024 * 1024;
const smallestArena = 64 * 1024;
const pieceBytes = 1024 * 1024;
/** Every key begins with the number of its tree. */
const treeBytes = 4;

/** Puts any number of entries of one tree in order with little memory: what is too much waits in a file, run by run. */
export class EntrySorter {
  readonly #most: number;
  #arena = Buffer.allocUnsafe(smallestArena);
  #used = 0;
  #starts: number[] = [];
  #directory: string | undefined;
  #file = -1;
  #written = 0;
  readonly #runs: Run[] = [];

  constructor(most = arenaBytes) {
    this.#most = most;
  }

  add(key: Buffer, value: Buffer): void {
    const bytes = keyStart + key.length + value.length;
    if (this.#used + bytes > this.#most && this.#starts.length > 0) this.#putAside();
    if (this.#used + bytes > this.#arena.length) this.#grow(bytes);
    this.#starts.push(this.#used);
    this.#used = writeRecord(this.#arena, this.#used, key, value);
  }

  /** All entries in the order of their keys; to be called once, after the last was added. */
  *sorted(): Generator<Entry, void, undefined> {
    if (this.#runs.length > 0) {
      if (this.#starts.length > 0) this.#putAside();
      yield* mergeRuns(this.#file, this.#runs);
      return;
    }
    for (const start of this.#inOrder()) {
      const keyEnd = start + keyStart + this.#arena.readUInt16BE(start);
      yield {
        key: Buffer.from(this.#arena.subarray(start + keyStart, keyEnd)),
        value: Buffer.from(this.#arena.subarray(keyEnd, recordEnd(this.#arena, start))),
      };
    }
  }

  close(): void {
    if (this.#file >= 0) closeSync(this.#file);
    if (this.#directory) rmSync(this.#directory, { recursive: true, force: true });
  }

  #grow(bytes: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#arena.length * 2, this.#used + bytes));
    this.#arena.copy(larger, 0, 0, this.#used);
    this.#arena = larger;
  }

  /** Writes what is here as one more run. */
  #putAside(): void {
    this.#directory ??= mkdtempSync(path.join(tmpdir(), 'embedded-mongo-index-'));
    if (this.#file < 0) this.#file = openSync(path.join(this.#directory, 'runs'), 'wx+', 0o600);
    const from = this.#written;
    const piece = Buffer.allocUnsafe(Math.max(pieceBytes, this.#used));
    let filled = 0;
    for (const start of this.#inOrder()) {
      filled += this.#arena.copy(piece, filled, start, recordEnd(this.#arena, start));
    }
    for (let at = 0; at < filled; ) at += writeSync(this.#file, piece, at, filled - at);
    this.#written += filled;
    this.#runs.push({ from, to: this.#written });
    this.#starts = [];
    this.#used = 0;
  }

  /** Sorted by the first five bytes as numbers, which is quick; where these are equal, by the whole keys. */
  #inOrder(): number[] {
    const starts = this.#starts;
    const places = new BigUint64Array(starts.length);
    const halves = new Uint32Array(places.buffer);
    const key = Buffer.alloc(5);
    starts.forEach((start, place) => {
      const from = start + keyStart + treeBytes;
      const to = start + keyStart + this.#arena.readUInt16BE(start);
      key.fill(0);
      this.#arena.copy(key, 0, from, Math.min(to, from + 5));
      halves[place * 2 + 1] = key.readUInt32BE(0);
      halves[place * 2] = ((key[4] as number) * 0x1000000 + place) >>> 0;
    });
    places.sort();
    const order: number[] = [];
    for (let from = 0; from < starts.length; ) {
      const high = halves[from * 2 + 1];
      const low = (halves[from * 2] as number) >>> 24;
      const group: number[] = [];
      while (
        from < starts.length &&
        halves[from * 2 + 1] === high &&
        (halves[from * 2] as number) >>> 24 === low
      ) {
        group.push(starts[(halves[from * 2] as number) & 0xffffff] as number);
        from += 1;
      }
      if (group.length > 1) group.sort((a, b) => compareRecords(this.#arena, a, this.#arena, b));
      for (const start of group) order.push(start);
    }
    return order;
  }
}
