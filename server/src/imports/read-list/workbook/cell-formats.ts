import type { Readable } from 'node:stream';
import { readXml, type XmlWatch } from './parse-xml.ts';

/** How a style shows numbers, as far as their text depends on it; `padded` is 000000. */
export type CellFormat = { kind: 'plain' } | { kind: 'date' } | { kind: 'padded'; width: number };

const plain: CellFormat = { kind: 'plain' };
const date: CellFormat = { kind: 'date' };
const mostFormats = 100_000;

const within = (id: number, first: number, last: number) => id >= first && id <= last;

/** The formats that every spreadsheet knows by number; 27–36 and 50–58 are the dates of Chinese and Japanese ones. */
const isBuiltInDate = (id: number) =>
  within(id, 14, 22) || within(id, 27, 36) || within(id, 45, 47) || within(id, 50, 58);

function formatOf(code: string): CellFormat {
  const [first = ''] = code.split(';');
  if (/^0{2,30}$/.test(first)) return { kind: 'padded', width: first.length };
  const bare = first.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? date : plain;
}

class FormatGatherer implements XmlWatch {
  readonly formats: CellFormat[] = [];
  readonly #codes = new Map<number, string>();
  #inCells = false;

  opened(name: string, { numFmtId, formatCode = '' }: Record<string, string>): void {
    const id = Number(numFmtId);
    if (name === 'cellXfs') this.#inCells = true;
    else if (name === 'numFmt') this.#codes.set(id, formatCode);
    else if (name === 'xf' && this.#inCells) this.formats.push(this.#formatFor(id));
    if (this.formats.length + this.#codes.size > mostFormats) throw new Error('too many formats');
  }

  closed(name: string): void {
    if (name === 'cellXfs') this.#inCells = false;
  }

  #formatFor(id: number): CellFormat {
    const code = this.#codes.get(id);
    if (code !== undefined) return formatOf(code);
    return isBuiltInDate(id) ? date : plain;
  }
}

/** The format of each style by its number. */
export async function readCellFormats(part: Readable): Promise<CellFormat[]> {
  const gatherer = new FormatGatherer();
  await readXml(part, gatherer);
  return gatherer.formats;
}
