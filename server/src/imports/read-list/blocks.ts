import type { Readable } from 'node:stream';

const blockBytes = 64 * 1024;

/** A byte stream that is read in blocks of at most 64 KB, whatever pieces it arrives in, and that can be put back. */
export class Blocks {
  readonly #pieces: AsyncIterator<Buffer | Uint8Array | string>;
  readonly #onBytes: ((bytes: number) => void) | undefined;
  #pending: Buffer = Buffer.alloc(0);

  constructor(source: Readable, onBytes?: (bytes: number) => void) {
    this.#pieces = source[Symbol.asyncIterator]();
    this.#onBytes = onBytes;
  }

  /** The next block, or undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    if (this.#pending.length === 0) {
      const piece = await this.#read();
      if (piece === undefined) return undefined;
      this.#pending = piece;
    }
    const block = this.#pending.subarray(0, blockBytes);
    this.#pending = this.#pending.subarray(block.length);
    return block;
  }

  /** The next `size` bytes, or fewer at the end, without taking them. */
  async peek(size: number): Promise<Buffer> {
    const pieces = [this.#pending];
    let length = this.#pending.length;
    while (length < size) {
      const piece = await this.#read();
      if (piece === undefined) break;
      pieces.push(piece);
      length += piece.length;
    }
    this.#pending = pieces.length === 1 ? this.#pending : Buffer.concat(pieces);
    return this.#pending.subarray(0, size);
  }

  putBack(bytes: Buffer): void {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([bytes, this.#pending]);
  }

  skip(bytes: number): void {
    this.#pending = this.#pending.subarray(bytes);
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #read(): Promise<Buffer | undefined> {
    for (;;) {
      const { value, done } = await this.#pieces.next();
      if (done) return undefined;
      const piece = Buffer.isBuffer(value) ? value : Buffer.from(value);
      this.#onBytes?.(piece.length);
      if (piece.length > 0) return piece;
    }
  }
}
