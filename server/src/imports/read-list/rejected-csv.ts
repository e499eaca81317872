import { stringify } from 'csv-stringify/sync';

/** A rejected row for people: where it stands, why, and its own values. */
export interface RejectedCells {
  /** Named when the rows of several lists go into one file. */
  fileName?: string;
  row: number;
  column: string | null;
  reason: string;
  cells: readonly string[];
}

interface RejectedCsvOptions {
  /** The list's own header, to stand over the values. */
  header?: readonly string[];
  withFileName?: boolean;
}

/**
 * Rejected rows as a CSV that a spreadsheet opens as it is: UTF-8 with a byte order mark, and a `'` before what it
 * would take for a formula. Nothing but the text of the current row is held.
 */
export async function* rejectedCsv(
  rows: AsyncIterable<RejectedCells> | Iterable<RejectedCells>,
  { header = ['原内容'], withFileName = false }: RejectedCsvOptions = {},
): AsyncGenerator<string> {
  const line = (fileName: string, cells: readonly string[]) =>
    stringify([withFileName ? [fileName, ...cells] : [...cells]], { escape_formulas: true });
  yield `\uFEFF${line('文件', ['行号', '列', '原因', ...header])}`;
  for await (const { fileName = '', row, column, reason, cells } of rows) {
    yield line(fileName, [String(row), column ?? '', reason, ...cells]);
  }
}
