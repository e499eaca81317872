import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';

export interface CsvFile {
  write(cells: readonly string[]): void;
  /** Writes a line as it is: for the broken rows. */
  writeRaw(line: string): void;
  close(): void;
}

interface CsvOptions {
  encoding?: 'utf-8' | 'utf-8-bom' | 'gb18030';
  lineEnd?: '\n' | '\r\n';
}

const chunkLength = 1 << 18;

/** A CSV file written in large pieces; nothing but the current piece is held in memory. */
export function openCsv(
  path: string,
  { encoding = 'utf-8', lineEnd = '\n' }: CsvOptions = {},
): CsvFile {
  const file = openSync(path, 'w');
  let piece = encoding === 'utf-8-bom' ? '\uFEFF' : '';
  const flush = () => {
    writeSync(file, encoding === 'gb18030' ? iconv.encode(piece, 'gb18030') : Buffer.from(piece));
    piece = '';
  };
  const writeRaw = (line: string) => {
    piece += line + lineEnd;
    if (piece.length > chunkLength) flush();
  };
  return {
    write: (cells) => writeRaw(cells.map(quoted).join(',')),
    writeRaw,
    close: () => {
      flush();
      closeSync(file);
    },
  };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
