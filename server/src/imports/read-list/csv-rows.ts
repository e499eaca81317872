import { CsvError, Parser } from 'csv-parse';
import { ListError } from './list-error.ts';

const longestRowBytes = 16 * 1024 * 1024;

/** A record of the file; `row` counts as a spreadsheet does: the header is usually 1, blank lines count. */
export interface CsvRow {
  row: number;
  cells: string[];
}

/** csv-parse without its readable side: the rows of each written block are collected, in order, as they are. */
class RowCollector extends Parser {
  rows: CsvRow[] = [];

  constructor() {
    super({
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    this.resume();
    this.on('error', () => undefined);
  }

  override push(cells: string[] | null): boolean {
    if (cells === null) return super.push(null);
    this.rows.push({ row: this.rowNumber, cells });
    return true;
  }

  get rowNumber(): number {
    return this.info.records + this.info.empty_lines;
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
  const parser = new RowCollector();
  const withoutEnd = (how: string) =>
    new ListError(
      'list.row-without-end',
      fileName,
      `第 ${parser.rowNumber + 1} 行起${how}，多半是这一行里有一个英文双引号没有配对。请补上或删去那个双引号后再试`,
    );
  let unfinished = 0;
  try {
    for await (const block of blocks) {
      await written(parser, block);
      unfinished = parser.rows.length > 0 ? 0 : unfinished + block.length;
      if (unfinished > longestRowBytes) throw withoutEnd('连续 16 MB 没有行尾');
      yield parser.collected();
    }
    await ended(parser);
    yield parser.collected();
  } catch (error) {
    if (error instanceof CsvError) throw withoutEnd('直到文件末尾都没有行尾');
    throw error;
  } finally {
    parser.destroy();
  }
}
