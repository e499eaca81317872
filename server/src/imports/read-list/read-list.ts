import { Blocks } from './blocks.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';
import { headerOf, type Layout, type LayoutOptions, layoutOf } from './layout.ts';
import { ListError } from './list-error.ts';
import type { ListFile } from './list-file.ts';
import { type ListRow, listRow } from './list-row.ts';
import { compoundRefusal, isArchive, isCompound } from './refuse-binary.ts';
import { utf8Blocks } from './utf8-blocks.ts';
import { workbookRows } from './workbook/workbook-rows.ts';

const batchRows = 1000;
const noMap = { columns: {} };

export interface ReadListOptions extends LayoutOptions {
  /** Told how many bytes of the file were read each time. */
  onBytes?: ((bytes: number) => void) | undefined;
  /** Told the header, once, before the first batch. */
  onHeader?: (header: string[]) => void;
  /** Told which sheet of a workbook is read, when there are several with values. */
  onSheet?: (name: string) => void;
  /** How well cells would do as the header of a workbook; by default, how many columns of the map they name. */
  headerFit?: (cells: readonly string[]) => number;
}

function isBlank({ cells }: CsvRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

interface ListRows {
  rows: CsvRow[];
  fromWorkbook: boolean;
}

const headBytes = 4096;
const compoundBytes = 1024 * 1024;

/** The rows of a file of either kind; which one it is, its first bytes tell. */
async function* allRows(file: ListFile, options: ReadListOptions): AsyncGenerator<ListRows> {
  const { fileName } = options;
  const blocks = new Blocks(file.open(), options.onBytes);
  try {
    const head = await blocks.peek(headBytes);
    if (isCompound(head)) throw compoundRefusal(await blocks.peek(compoundBytes), fileName);
    if (isArchive(head)) {
      await blocks.close();
      for await (const rows of workbookRows(file, { headerFit: namedIn(options), ...options })) {
        yield { rows, fromWorkbook: true };
      }
      return;
    }
    for await (const rows of csvRows(utf8Blocks(blocks, fileName), fileName)) {
      yield { rows, fromWorkbook: false };
    }
  } finally {
    await blocks.close();
  }
}

function namedIn({ map }: ReadListOptions): (cells: readonly string[]) => number {
  const wanted = new Set(Object.keys(map.columns).map((name) => name.trim()));
  return (cells) => cells.filter((cell) => wanted.has(cell.trim())).length;
}

/** The header, then all other rows; blank rows before the header are passed over. */
async function* rowsFrom(file: ListFile, options: ReadListOptions): AsyncGenerator<ListRows> {
  let begun = false;
  for await (const { rows, fromWorkbook } of allRows(file, options)) {
    const from = begun ? 0 : rows.findIndex((row) => !isBlank(row));
    if (from < 0) continue;
    begun = true;
    yield { rows: rows.slice(from), fromWorkbook };
  }
  if (!begun) {
    throw new ListError('list.empty', options.fileName, '文件是空的。请检查导出是否成功');
  }
}

async function* listRows(file: ListFile, options: ReadListOptions): AsyncGenerator<ListRow[]> {
  let layout: Layout | undefined;
  for await (const { rows, fromWorkbook } of rowsFrom(file, options)) {
    if (!layout) {
      layout = layoutOf(rows.shift()?.cells ?? [], { ...options, fromWorkbook });
      options.onHeader?.(layout.header);
    }
    const meaning = layout;
    yield rows.map((row) => listRow(meaning, row)).filter((row) => row !== undefined);
  }
}

/** The accounts of one list in batches of up to 1,000 rows, in the order of the file, rejected rows among them. */
export async function* readList(
  file: ListFile,
  options: ReadListOptions,
): AsyncGenerator<ListRow[]> {
  let batch: ListRow[] = [];
  let seen = 0;
  for await (const rows of listRows(file, options)) {
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

/** The beginning of a list: the trimmed header and a few rows under it that have values. */
export interface ListHead {
  header: string[];
  rows: CsvRow[];
}

/** Reads no further than it must. */
export async function readListHead(
  file: ListFile,
  options: Omit<ReadListOptions, 'map'>,
  mostRows: number,
): Promise<ListHead> {
  let header: string[] | undefined;
  const found: CsvRow[] = [];
  for await (const { rows, fromWorkbook } of rowsFrom(file, { ...options, map: noMap })) {
    header ??= headerOf(rows.shift()?.cells ?? [], { ...options, fromWorkbook });
    found.push(...rows.filter((row) => !isBlank(row)));
    if (found.length >= mostRows) break;
  }
  return { header: header ?? [], rows: found.slice(0, mostRows) };
}
