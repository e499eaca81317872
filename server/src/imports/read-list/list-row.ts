import type { Channel } from '@heyi/shared/identity/account-field';
import type { RejectionCode } from '@heyi/shared/imports/rejection';
import type { AccountRecord } from '../../identity/engine/account-record.ts';
import type { CsvRow } from './csv-rows.ts';
import type { Layout } from './layout.ts';
import { longestCell } from './longest-cell.ts';
import { dateText } from './workbook/cell-text.ts';

/** Why a row was not taken; `column` is the header, or null when the whole row is meant. */
export interface Rejection {
  column: string | null;
  code: RejectionCode;
  reason: string;
}

/** `cells` are the row's own values, cut at 32,767 characters. */
export type ListRow =
  | { row: number; record: AccountRecord; extra: Record<string, string> }
  | { row: number; rejected: Rejection; cells: string[] };

const longestKey = 256;
const noExtra: Record<string, string> = Object.freeze(Object.create(null));

const channelNames = new Map<string, Channel>([
  ['agency', 'agency'],
  ['个险', 'agency'],
  ['broker', 'broker'],
  ['经代', 'broker'],
  ['bancassurance', 'bancassurance'],
  ['银保', 'bancassurance'],
]);

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

function columnName(layout: Layout, at: number): string {
  return layout.header[at] || `第${at + 1}列`;
}

/** Why no list may hold such a cell, and how to mend it. */
function cellProblem(
  cell: string,
  { fromWorkbook }: Layout,
): Omit<Rejection, 'column'> | undefined {
  if (cell.length > longestCell) {
    const mend = fromWorkbook ? '请删减' : '请删减，或检查前后的引号';
    return { code: 'cell.too-long', reason: `这一格太长，最多 ${longestCell} 个字；${mend}` };
  }
  if (cell.includes('\0')) {
    return { code: 'cell.nul', reason: '这一格含有空字符（NUL）；请重新输入这一格' };
  }
  if (cell.includes('\uFFFD')) {
    const reason = '这一格有无法识别的字节（乱码，或与文件其余部分编码不同）；请重新输入这一格';
    return { code: 'cell.undecodable', reason };
  }
  if (!fromWorkbook && cell.charCodeAt(0) === 0x22 && cell.includes('\n')) {
    const reason = '这一格的英文双引号没有配对，可能吞进了后面的行；请补上或删去那个双引号';
    return { code: 'row.swallowed', reason };
  }
  return undefined;
}

function rejectedCell(layout: Layout, cells: readonly string[]): Rejection | undefined {
  for (const [at, cell] of cells.entries()) {
    const problem = cellProblem(cell, layout);
    if (problem) return { column: columnName(layout, at), ...problem };
  }
  return undefined;
}

function rejectedShape(layout: Layout, cells: readonly string[]): Rejection | undefined {
  const wanted = layout.header.length;
  if (cells.length < wanted) {
    const reason = `只有 ${cells.length} 格，表头有 ${wanted} 列；请补齐缺少的逗号，或检查是否多了换行`;
    return { column: null, code: 'row.too-few-columns', reason };
  }
  if (cells.length > wanted && !isBlank(cells.slice(wanted))) {
    const advice = layout.fromWorkbook
      ? '请为右边多出的列写上表头，或清空它们'
      : '含逗号的内容请用英文双引号括起来';
    const reason = `有 ${cells.length} 格，表头只有 ${wanted} 列；${advice}`;
    return { column: null, code: 'row.too-many-columns', reason };
  }
  return undefined;
}

const exponent = /^\s*\d(?:\.\d+)?E\+?\d{1,3}\s*$/i;
const formulaError = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** What a spreadsheet has put in place of a value that counts. */
function rejectedValue(layout: Layout, cells: readonly string[]): Rejection | undefined {
  for (const { at, isExact } of layout.checked) {
    const cell = cells[at] ?? '';
    const column = columnName(layout, at);
    if (cell.charCodeAt(0) === 0x23 && formulaError.test(cell)) {
      const reason = `这一格的公式出错（${cell}）；请改正公式，或直接填上内容`;
      return { column, code: 'cell.formula-error', reason };
    }
    if (isExact && exponent.test(cell)) {
      const reason = `号码被表格软件变成了数字“${cell.trim().slice(0, 30)}”，后面的数位已丢失；请把这一列设为“文本”格式，重新填入完整的号码`;
      return { column, code: 'cell.digits-lost', reason };
    }
  }
  return undefined;
}

function channelIn(layout: Layout, cells: readonly string[]): Channel | Rejection {
  if (layout.fixedChannel) return layout.fixedChannel;
  const column = layout.channelAt < 0 ? null : columnName(layout, layout.channelAt);
  const written = (cells[layout.channelAt] ?? '').trim();
  const known = written === '' ? layout.fallbackChannel : channelNames.get(written.toLowerCase());
  if (known) return known;
  return written === ''
    ? { column, code: 'channel.empty', reason: '没有写渠道；请填 个险、经代 或 银保' }
    : {
        column,
        code: 'channel.unknown',
        reason: `不认识渠道“${written.slice(0, 20)}”；请填 个险、经代 或 银保`,
      };
}

/** The key of a row without one: a digest of its values by header, so that the order of columns does not matter. */
function derivedKey(layout: Layout, cells: readonly string[]): string {
  const values = layout.header
    .map((name, at) => [name, cells[at] ?? ''] as const)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `row-${layout.digest(JSON.stringify(values)).slice(0, 32)}`;
}

function keyIn(layout: Layout, cells: readonly string[]): string | Rejection {
  if (layout.keyAt < 0) return derivedKey(layout, cells);
  const key = (cells[layout.keyAt] ?? '').trim();
  const column = columnName(layout, layout.keyAt);
  if (key === '')
    return { column, code: 'key.empty', reason: '账号编号是空的；请填上这一行的编号' };
  if (key.length <= longestKey) return key;
  const reason = `账号编号有 ${key.length} 个字，最多 ${longestKey} 个；请检查是否对应错了列`;
  return { column, code: 'key.too-long', reason };
}

function extraIn(layout: Layout, cells: readonly string[]): Record<string, string> {
  if (layout.extras.length === 0) return noExtra;
  const extra: Record<string, string> = Object.create(null);
  for (const { at, name } of layout.extras) extra[name] = cells[at] ?? '';
  return extra;
}

/** A day that a spreadsheet has written as its serial number (32964 is 1990-04-01) as the day it is. */
const dayIn = (cell: string): string =>
  /^[1-5]\d{4}$/.test(cell) ? (dateText(Number(cell)) ?? cell) : cell;

function fieldsIn(layout: Layout, cells: readonly string[]): AccountRecord['fields'] {
  const fields: AccountRecord['fields'] = {};
  for (const { at, field } of layout.fields) {
    const cell = cells[at];
    if (cell) fields[field] = field === 'birthday' || field === 'mobileAt' ? dayIn(cell) : cell;
  }
  return fields;
}

/** The row as an account, or why not; undefined for a row without any value. */
export function listRow(layout: Layout, { row, cells, isSound }: CsvRow): ListRow | undefined {
  if (isBlank(cells)) return undefined;
  const reject = (rejected: Rejection): ListRow => ({
    row,
    rejected,
    cells: cells.map((cell) => cell.slice(0, longestCell)),
  });

  const rejected =
    (isSound ? undefined : rejectedCell(layout, cells)) ??
    rejectedShape(layout, cells) ??
    rejectedValue(layout, cells);
  if (rejected) return reject(rejected);
  const accountId = keyIn(layout, cells);
  if (typeof accountId !== 'string') return reject(accountId);
  const channel = channelIn(layout, cells);
  if (typeof channel !== 'string') return reject(channel);
  const record = { accountId, channel, fields: fieldsIn(layout, cells) };
  return { row, record, extra: extraIn(layout, cells) };
}
