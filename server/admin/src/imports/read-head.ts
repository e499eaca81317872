import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { importsApi } from '@heyi/shared/imports/imports.api';

/** The beginning of a list: enough to name its columns. */
export interface ListHead {
  header: string[];
  rows: string[][];
  /** Why the list cannot be imported as it is, in Chinese. */
  problem: string | null;
  /** The sheet that was read, where a workbook has several. */
  sheet?: string | null;
  /** What the columns may mean, where the server has looked at more rows than these. */
  suggested?: ColumnMap;
  /** The name under which `suggested` was saved. */
  savedAs?: string;
}

const headBytes = 256 * 1024;
const mostColumns = 512;
const mostBytes = importsApi.create.maxBytes;
const sampleRows = 5;

const otherDelimiters: [sign: string, name: string][] = [
  ['\t', '制表符'],
  [';', '分号'],
  ['|', '竖线'],
  ['，', '中文逗号'],
];

/** Reads the first rows of a file in the browser; nothing is sent. */
export async function readHead(file: Blob): Promise<ListHead> {
  if (file.size > mostBytes)
    return nothing(`文件超过 ${mostBytes / 1024 / 1024} MB。请分成几份再导入。`);
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  if (bytes.length === 0) return nothing('文件是空的，请检查后重新选择。');
  if (bytes.includes(0))
    return nothing('这不是文本文件。请在表格软件中另存为 CSV 或 xlsx 后再选。');
  const records = parse(decode(bytes), sampleRows + 1);
  const [first = [], ...rows] = records;
  const header = first.map((cell) => cell.trim());
  while (header.at(-1) === '') header.pop();
  if (header.length === 0) return nothing('第一行是空的；第一行应是各列的名称。');
  return { header, rows, problem: problemOf(header) };
}

const nothing = (problem: string): ListHead => ({ header: [], rows: [], problem });

function problemOf(header: string[]): string | null {
  if (header.length > mostColumns)
    return `有 ${header.length} 列，最多 ${mostColumns} 列。请删去用不到的列。`;
  if (header.some((name) => name.length > 1000))
    return '表头里有过长的文字；第一行应是各列的名称。';
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice !== undefined) return `表头“${twice}”出现了多次，请改名或删去多余的列。`;
  const only = header.length === 1 ? (header[0] ?? '') : '';
  const wrong = otherDelimiters.find(([sign]) => only.includes(sign));
  return wrong
    ? `各列之间用的是${wrong[1]}，这里要用英文逗号。请另存为“CSV UTF-8（逗号分隔）”。`
    : null;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The first records of a CSV text; a record that the text does not end is left out, unless it is the only one. */
function parse(text: string, most: number): string[][] {
  const records: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy;
  let record: string[] = [];
  while (records.length < most && cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found) break;
    const [, quoted, plain = '', end] = found;
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (record.some((value) => value !== '')) records.push(record);
    record = [];
  }
  return records;
}
