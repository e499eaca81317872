import type { CsvRow } from './csv-rows.ts';
import { longestCell } from './longest-cell.ts';

const lineFeed = 0x0a;
const quote = 0x22;

/**
 * Rows of the usual kind, one a line, much faster than by the parser. What is not that plain (a line break within
 * quotes, a quote where none belongs) is left, with all that follows, to it.
 */
export class PlainLines {
  /** Lines read so far, blank ones too. */
  count = 0;
  #unfinished: Buffer = Buffer.alloc(0);

  /** How many bytes have come since the last end of a line. */
  get unfinishedBytes(): number {
    return this.#unfinished.length;
  }

  /** The rows that this block completes; `rest`, where it is given, and all further blocks are for the parser. */
  read(block: Buffer): { rows: CsvRow[]; rest: Buffer | null } {
    const whole = block.lastIndexOf(lineFeed) + 1;
    const pieces = [this.#unfinished, block.subarray(0, whole)];
    this.#unfinished =
      whole > 0 ? Buffer.from(block.subarray(whole)) : Buffer.concat([this.#unfinished, block]);
    if (whole === 0) return { rows: [], rest: null };
    const text = Buffer.concat(pieces).toString();
    const rows: CsvRow[] = [];
    const odd = this.#readLines(text, rows);
    if (odd < 0) return { rows, rest: null };
    return { rows, rest: Buffer.concat([Buffer.from(text.slice(odd)), this.#unfinished]) };
  }

  /** What stands after the last end of a line, for the parser. */
  end(): Buffer {
    return this.#unfinished;
  }

  /** Gives the place of the first line that is not plain; below zero when all are. */
  #readLines(text: string, rows: CsvRow[]): number {
    const isSound = !text.includes('\0') && !text.includes('\uFFFD');
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start);
      const line = text.slice(start, text.charAt(end - 1) === '\r' ? end - 1 : end);
      if (end > start && line !== '') {
        const cells = cellsOf(line);
        if (!cells) return start;
        rows.push({ row: this.count + 1, cells, isSound: isSound && line.length <= longestCell });
      }
      this.count++;
      start = end + 1;
    }
    return -1;
  }
}

/** The cells of a line that is plain, or null. */
function cellsOf(line: string): string[] | null {
  if (line.includes('\r')) return null;
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const end = line.charCodeAt(at) === quote ? afterQuotes(line, at) : endOfCell(line, at);
    const cell = end < 0 ? null : cellIn(line, at, end);
    if (cell === null) return null;
    cells.push(cell);
    at = end + 1;
  }
  return cells;
}

/** The cell between these places; null when no comma or end of the line follows, or a quote stands in it where none belongs. */
function cellIn(line: string, start: number, end: number): string | null {
  if (end < line.length && line.charAt(end) !== ',') return null;
  if (line.charCodeAt(start) === quote) return line.slice(start + 1, end - 1).replaceAll('""', '"');
  const cell = line.slice(start, end);
  return cell.includes('"') ? null : cell;
}

function endOfCell(line: string, start: number): number {
  const comma = line.indexOf(',', start);
  return comma < 0 ? line.length : comma;
}

/** The place after the closing quote of a cell; below zero when there is none in this line. */
function afterQuotes(line: string, start: number): number {
  for (let at = line.indexOf('"', start + 1); at >= 0; at = line.indexOf('"', at + 2)) {
    if (line.charCodeAt(at + 1) !== quote) return at + 1;
  }
  return -1;
}
