import { readSync } from 'node:fs';
import { compareRecords, keyStart, recordEnd } from './sorted-records.ts';
import type { Entry } from './view.ts';

/** Where sorted records stand in a file. */
export interface Run {
  from: number;
  to: number;
}

const windowBytes = 256 * 1024;

/** One run as it is read: a window of the file that moves on. */
class RunReader {
  readonly #file: number;
  readonly #to: number;
  #next: number;
  #end = 0;
  bytes = Buffer.allocUnsafe(windowBytes);
  at = 0;

  constructor(file: number, { from, to }: Run) {
    this.#file = file;
    this.#next = from;
    this.#to = to;
    this.#fill();
  }

  get isOver(): boolean {
    return this.at >= this.#end;
  }

  entry(): Entry {
    const keyEnd = this.at + keyStart + this.bytes.readUInt16BE(this.at);
    return {
      key: Buffer.from(this.bytes.subarray(this.at + keyStart, keyEnd)),
      value: Buffer.from(this.bytes.subarray(keyEnd, recordEnd(this.bytes, this.at))),
    };
  }

  advance(): void {
    this.at = recordEnd(this.bytes, this.at);
    const isCut = this.at + keyStart > this.#end || recordEnd(this.bytes, this.at) > this.#end;
    if (isCut) this.#fill();
  }

  /** Keeps what is left of the window and reads on behind it; a record is never longer than the window. */
  #fill(): void {
    this.bytes.copyWithin(0, this.at, this.#end);
    this.#end -= this.at;
    this.at = 0;
    const wanted = Math.min(this.bytes.length - this.#end, this.#to - this.#next);
    for (let read = 0; read < wanted; ) {
      read += readSync(this.#file, this.bytes, this.#end + read, wanted - read, this.#next + read);
    }
    this.#next += wanted;
    this.#end += wanted;
  }
}

/** The entries of all runs in order. */
export function* mergeRuns(file: number, runs: readonly Run[]): Generator<Entry, void, undefined> {
  const heap = runs.map((run) => new RunReader(file, run));
  for (let at = heap.length >> 1; at >= 0; at -= 1) sink(heap, at);
  for (let first = heap[0]; first; first = heap[0]) {
    yield first.entry();
    first.advance();
    if (first.isOver) {
      const last = heap.pop();
      if (heap.length > 0) heap[0] = last as RunReader;
    }
    sink(heap, 0);
  }
}

/** Lets a reader go down the heap until none below it has a smaller key. */
function sink(heap: RunReader[], from: number): void {
  let at = from;
  for (;;) {
    const child = lesser(heap, at * 2 + 1, at * 2 + 2);
    if (child >= heap.length || lesser(heap, at, child) === at) return;
    [heap[at], heap[child]] = [heap[child] as RunReader, heap[at] as RunReader];
    at = child;
  }
}

function lesser(heap: RunReader[], a: number, b: number): number {
  const [left, right] = [heap[a], heap[b]];
  if (!left || !right) return a;
  return compareRecords(left.bytes, left.at, right.bytes, right.at) <= 0 ? a : b;
}
