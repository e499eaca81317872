import type { Readable } from 'node:stream';
import { Blocks } from './blocks.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { headerOf, type Layout, type LayoutOptions, layoutOf } from './layout.ts';
import { ListError } from './list-error.ts';
import { type ListRow, listRow } from './list-row.ts';
import { utf8Blocks } from './utf8-blocks.ts';

const batchRows = 1000;

export interface ReadListOptions extends LayoutOptions {
  /** Told how many bytes of the source were read each time. */
  onBytes?: (bytes: number) => void;
  /** Told the header, once, before the first batch. */
  onHeader?: (header: string[]) => void;
}

function isBlank({ cells }: CsvRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The header, then all other rows; blank rows before the header are passed over. */
async function* rowsFrom(source: Readable, options: ReadListOptions): AsyncGenerator<CsvRow[]> {
  const { fileName } = options;
  const blocks = new Blocks(source, options.onBytes);
  let begun = false;
  try {
    for await (const rows of csvRows(utf8Blocks(blocks, fileName), fileName)) {
      const from = begun ? 0 : rows.findIndex((row) => !isBlank(row));
      if (from < 0) continue;
      begun = true;
      yield rows.slice(from);
    }
  } finally {
    await blocks.close();
  }
  if (!begun) {
    throw new ListError('list.empty', fileName, '文件是空的。请检查导出是否成功');
  }
}

async function* listRows(source: Readable, options: ReadListOptions): AsyncGenerator<ListRow[]> {
  let layout: Layout | undefined;
  for await (const rows of rowsFrom(source, options)) {
    if (!layout) {
      layout = layoutOf(rows.shift()?.cells ?? [], options);
      options.onHeader?.(layout.header);
    }
    const meaning = layout;
    yield rows.map((row) => listRow(meaning, row)).filter((row) => row !== undefined);
  }
}

/** The accounts of one list in batches of up to 1,000 rows, in the order of the file, rejected rows among them. */
export async function* readList(
  source: Readable,
  options: ReadListOptions,
): AsyncGenerator<ListRow[]> {
  let batch: ListRow[] = [];
  let seen = 0;
  for await (const rows of listRows(source, options)) {
    seen += rows.length;
    batch = batch.concat(rows);
    while (batch.length >= batchRows) {
      yield batch.slice(0, batchRows);
      batch = batch.slice(batchRows);
    }
  }
  if (seen === 0) {
    const text = '只有表头，没有一行数据。请检查导出是否成功';
    throw new ListError('list.header-only', options.fileName, text);
  }
  if (batch.length > 0) yield batch;
}

/** The header of a list, trimmed, without reading on. */
export async function readListHeader(source: Readable, fileName: string): Promise<string[]> {
  for await (const [first] of rowsFrom(source, { fileName, map: { columns: {} } })) {
    if (first) return headerOf(first.cells, fileName);
  }
  return [];
}
