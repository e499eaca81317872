import type { Readable } from 'node:stream';
import { ListError } from '../list-error.ts';
import { cellText } from './cell-text.ts';
import { parseXml, type XmlWatch } from './parse-xml.ts';

const pageBytes = 4 * 1024 * 1024;
const mostBytes = 512 * 1024 * 1024;
const mostStrings = 32_000_000;
/** One more than a cell may hold: enough for the row to be refused. */
const longestKept = 32_768;

/** The texts of a workbook by number, packed as UTF-8 outside the heap: a million rows have millions of them. */
export class SharedStrings {
  #pages: Buffer[] = [];
  #free = 0;
  #starts = new Float64Array(1024);
  #lengths = new Uint32Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#pages.length * pageBytes;
  }

  add(text: string): void {
    const kept = text.length > longestKept ? text.slice(0, longestKept) : text;
    const length = Buffer.byteLength(kept);
    if (this.#free < length) {
      this.#pages.push(Buffer.allocUnsafeSlow(pageBytes));
      this.#free = pageBytes;
    }
    const at = pageBytes - this.#free;
    this.#pages.at(-1)?.write(kept, at);
    if (this.#count === this.#lengths.length) this.#grow();
    this.#starts[this.#count] = (this.#pages.length - 1) * pageBytes + at;
    this.#lengths[this.#count] = length;
    this.#count++;
    this.#free -= length;
  }

  at(index: number): string | undefined {
    const start = this.#starts[index];
    if (!(index < this.#count) || start === undefined) return undefined;
    const length = this.#lengths[index] as number;
    if (length === 0) return '';
    const at = start % pageBytes;
    return this.#pages[Math.floor(start / pageBytes)]?.toString('utf8', at, at + length);
  }

  #grow(): void {
    const starts = new Float64Array(this.#count * 2);
    const lengths = new Uint32Array(this.#count * 2);
    starts.set(this.#starts);
    lengths.set(this.#lengths);
    this.#starts = starts;
    this.#lengths = lengths;
  }
}

/** Gathers each `si`: its plain text or its rich runs, without the phonetic guide. */
function gather(strings: SharedStrings): XmlWatch {
  let text = '';
  let taking = false;
  let phonetic = false;
  return {
    opened(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') taking = !phonetic;
    },
    text(piece) {
      if (taking && text.length <= longestKept) text += piece;
    },
    closed(name) {
      if (name === 't') taking = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.add(cellText(text));
    },
  };
}

export async function readSharedStrings(part: Readable, fileName: string): Promise<SharedStrings> {
  const strings = new SharedStrings();
  for await (const _ of parseXml(part, gather(strings))) {
    if (strings.bytes > mostBytes || strings.count > mostStrings) {
      throw new ListError(
        'list.too-large',
        fileName,
        '工作簿里的文字太多（超过 512 MB）。请另存为“CSV UTF-8（逗号分隔）”后再试',
      );
    }
  }
  return strings;
}
