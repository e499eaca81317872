import type { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { ListError } from '../list-error.ts';
import type { ListFile } from '../list-file.ts';

const windowBytes = 1024 * 1024;
const mostParts = 10_000;
const gigabyte = 1024 ** 3;

/** What the parts of a workbook may unpack to: no honest list comes near. */
export const partLimits = { sheet: 4 * gigabyte, strings: gigabyte, other: 32 * 1024 * 1024 };

/** The archive's directory is read in many small steps, which one window of the file serves. */
class FileReader extends RandomAccessReader {
  readonly #file: ListFile;
  readonly #onBytes: (bytes: number) => void;
  #window: { from: number; bytes: Buffer } = { from: 0, bytes: Buffer.alloc(0) };
  /** Why the file itself could not be read, which is no fault of what is in it. */
  failure: Error | undefined;

  constructor(file: ListFile, onBytes: (bytes: number) => void) {
    super();
    this.#file = file;
    this.#onBytes = onBytes;
  }

  override _readStreamForRange(from: number, to: number): Readable {
    const stream = this.#file.open(from, to);
    stream.on('data', (piece: Buffer) => this.#onBytes(piece.length));
    stream.on('error', (error) => {
      this.failure = error;
    });
    return stream.pause();
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#loaded(position, length).then(
      (bytes) => {
        bytes.copy(target, offset);
        callback(null);
      },
      (error: Error) => callback(error),
    );
  }

  async #loaded(position: number, length: number): Promise<Buffer> {
    const held = () => {
      const start = position - this.#window.from;
      return start >= 0 ? this.#window.bytes.subarray(start, start + length) : Buffer.alloc(0);
    };
    if (held().length < length) {
      const to = Math.min(this.#file.bytes, position + Math.max(length, windowBytes));
      this.#window = { from: position, bytes: await this.#fetched(position, to) };
    }
    if (held().length < length) throw new Error('the file ends early');
    return held();
  }

  async #fetched(from: number, to: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of this.#file.open(from, to)) pieces.push(piece);
    } catch (error) {
      this.failure = error as Error;
      throw error;
    }
    return Buffer.concat(pieces);
  }
}

/** The parts of a workbook by name, each read as a stream that never gives more than the limit. */
export class Archive {
  readonly #reader: FileReader;
  readonly #entries = new Map<string, Entry>();
  readonly #fileName: string;
  #zip: ZipFile | undefined;

  constructor(file: ListFile, fileName: string, onBytes: (bytes: number) => void) {
    this.#fileName = fileName;
    this.#reader = new FileReader(file, onBytes);
    this.#bytes = file.bytes;
  }

  readonly #bytes: number;

  async open(): Promise<void> {
    this.#zip = await fromRandomAccessReaderPromise(this.#reader, this.#bytes, {
      autoClose: false,
      validateEntrySizes: true,
    });
    if (this.#zip.entryCount > mostParts) throw new Error('too many parts');
    for await (const entry of this.#zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (!this.#entries.has(name)) this.#entries.set(name, entry);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Part names are compared without case. */
  async part(name: string, mostBytes: number): Promise<Readable> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry || !this.#zip) throw new Error(`no part ${name}`);
    if (entry.isEncrypted()) {
      throw new ListError('list.encrypted', this.#fileName, '压缩包有密码。请去掉密码后再试');
    }
    if (entry.uncompressedSize > mostBytes) throw this.tooLarge(mostBytes);
    return this.#zip.openReadStreamPromise(entry);
  }

  tooLarge(mostBytes: number): ListError {
    const most =
      mostBytes >= gigabyte ? `${mostBytes / gigabyte} GB` : `${mostBytes / 1024 ** 2} MB`;
    return new ListError(
      'list.too-large',
      this.#fileName,
      `工作簿解压后太大（一个部分超过 ${most}）。请删去用不到的列和表，或另存为“CSV UTF-8（逗号分隔）”`,
    );
  }

  /** An error of reading: the file's own where there was one, otherwise what is wrong with the workbook, in words. */
  explained(error: unknown): unknown {
    if (this.#reader.failure) return this.#reader.failure;
    if (error instanceof ListError || error instanceof TypeError) return error;
    return new ListError(
      'list.damaged',
      this.#fileName,
      '工作簿已损坏，或不是 Excel 写出的。请在 Excel 或 WPS 里打开，另存为 xlsx 后再试',
    );
  }
}
