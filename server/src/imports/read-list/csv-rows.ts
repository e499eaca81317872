import { CsvError, Parser } from 'csv-parse';
import { ListError } from './list-error.ts';
import { PlainLines } from './plain-lines.ts';

const longestRowBytes = 16 * 1024 * 1024;

/** A record of the file; `row` counts as a spreadsheet does: the header is usually 1, blank lines count. */
export interface CsvRow {
  row: number;
  cells: string[];
  /** No cell is too long, has a line break, or holds NUL or a byte that was not understood. */
  isSound?: boolean;
}

/** csv-parse without its readable side: the rows of each written block are collected, in order, as they are. */
class RowCollector extends Parser {
  rows: CsvRow[] = [];
  readonly #linesBefore: number;

  constructor(linesBefore: number) {
    super({
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    this.#linesBefore = linesBefore;
    this.resume();
    this.on('error', () => undefined);
  }

  override push(cells: string[] | null): boolean {
    if (cells === null) return super.push(null);
    this.rows.push({ row: this.rowNumber, cells });
    return true;
  }

  get rowNumber(): number {
    return this.#linesBefore + this.info.records + this.info.empty_lines;
  }

  collected(): CsvRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }
}

function written(parser: RowCollector, block: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(block, (error) => (error ? reject(error) : resolve()));
  });
}

function ended(parser: RowCollector): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('finish', resolve).once('error', reject).end();
  });
}

/** The rows of a CSV in UTF-8, a block's worth at a time; never holds more than one row of at most 16 MB beside it. */
export async function* csvRows(
  blocks: AsyncIterable<Buffer>,
  fileName: string,
): AsyncGenerator<CsvRow[]> {
  const lines = new PlainLines();
  const source = blocks[Symbol.asyncIterator]();
  try {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      const { rows, rest } = lines.read(next.value);
      yield rows;
      if (rest) return yield* parsedRows(followed(rest, source), fileName, lines.count);
      if (lines.unfinishedBytes > longestRowBytes) {
        throw withoutEnd(fileName, lines.count, tooLong);
      }
    }
    yield* parsedRows([lines.end()], fileName, lines.count);
  } finally {
    await source.return?.();
  }
}

async function* followed(first: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

const tooLong = '连续 16 MB 没有行尾';

const withoutEnd = (fileName: string, lines: number, how: string) =>
  new ListError(
    'list.row-without-end',
    fileName,
    `第 ${lines + 1} 行起${how}，多半是这一行里有一个英文双引号没有配对。请补上或删去那个双引号后再试`,
  );

/** The rows as csv-parse finds them, whatever the quotes. */
async function* parsedRows(
  blocks: AsyncIterable<Buffer> | Iterable<Buffer>,
  fileName: string,
  linesBefore: number,
): AsyncGenerator<CsvRow[]> {
  const parser = new RowCollector(linesBefore);
  let unfinished = 0;
  try {
    for await (const block of blocks) {
      await written(parser, block);
      unfinished = parser.rows.length > 0 ? 0 : unfinished + block.length;
      if (unfinished > longestRowBytes) throw withoutEnd(fileName, parser.rowNumber, tooLong);
      yield parser.collected();
    }
    await ended(parser);
    yield parser.collected();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw withoutEnd(fileName, parser.rowNumber, '直到文件末尾都没有行尾');
  } finally {
    parser.destroy();
  }
}
