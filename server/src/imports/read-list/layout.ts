import { createHash } from 'node:crypto';
import { type AccountField, type Channel, channels } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { ListError } from './list-error.ts';

const mostColumns = 512;
const delimiters: ReadonlyArray<[sign: string, name: string]> = [
  ['\t', '制表符'],
  [';', '分号“;”'],
  ['|', '竖线“|”'],
  ['、', '顿号“、”'],
  ['，', '中文逗号“，”'],
  ['；', '中文分号“；”'],
];

/** Numbers by which people are told apart: one of them with digits missing is worse than none. */
const exact: ReadonlySet<AccountField> = new Set<AccountField>([
  'accountId',
  'documentNumber',
  'otherId',
  'mobile',
  'phone',
  'policyNumber',
  'unionid',
  'openid',
]);
export interface LayoutOptions {
  map: ColumnMap;
  /** Goes before the column and the map's own channel. */
  channel?: Channel;
  fileName: string;
  /** Keep the values of columns that are not mapped. */
  keepExtra?: boolean;
  /** A column that is not mapped; its value is kept in `extra`. */
  truthColumn?: string;
  /** `ignore`: columns that the map names and the file lacks are left out, the key excepted. */
  missingColumns?: 'refuse' | 'ignore';
  /** Makes the key of a row whose list has none out of its values; SHA-256 when not given. */
  digest?: (text: string) => string;
  /** The list is a spreadsheet's own file, so that nothing hangs on commas and quotes. */
  fromWorkbook?: boolean;
}

/** What each column of one file means. */
export interface Layout {
  header: string[];
  fields: Array<{ at: number; field: AccountField }>;
  extras: Array<{ at: number; name: string }>;
  /** Mapped columns, and whether their values must be there to the last digit. */
  checked: Array<{ at: number; isExact: boolean }>;
  keyAt: number;
  channelAt: number;
  fixedChannel: Channel | undefined;
  fallbackChannel: Channel | undefined;
  digest: (text: string) => string;
  fromWorkbook: boolean;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The trimmed header cells; throws what makes them unusable whatever the map says. */
export function headerOf(
  cells: readonly string[],
  { fileName, fromWorkbook }: Pick<LayoutOptions, 'fileName' | 'fromWorkbook'>,
): string[] {
  const header = cells.map((cell) => cell.trim());
  while (header.at(-1) === '') header.pop();
  const refuse = (code: ListError['code'], text: string): never => {
    throw new ListError(code, fileName, text);
  };

  if (header.some((name) => /[^\P{Cc}\s]|\uFFFD/u.test(name) || name.length > 1000)) {
    refuse(
      'list.header-unreadable',
      '表头里有乱码或过长的文字，第一行应是各列的名称。请检查文件的编码和首行',
    );
  }
  const only = header.length === 1 && !fromWorkbook ? (header[0] ?? '') : '';
  const wrong = delimiters.find(([sign]) => only.includes(sign));
  if (wrong) {
    refuse(
      'list.delimiter',
      `各列之间用的是${wrong[1]}，这里要用英文逗号“,”。请另存为“CSV UTF-8（逗号分隔）”`,
    );
  }
  if (header.length > mostColumns) {
    refuse(
      'list.too-many-columns',
      `有 ${header.length} 列，最多 ${mostColumns} 列。请删去用不到的列`,
    );
  }
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice !== undefined) {
    const places = header.flatMap((name, at) => (name === twice ? [at + 1] : []));
    refuse(
      'list.header-duplicate',
      `表头“${twice}”出现了多次（第 ${places.join('、')} 列）。请改名或删去多余的列`,
    );
  }
  return header;
}

/** The columns that the map names and the header lacks. */
export function missingColumns(header: readonly string[], map: ColumnMap): string[] {
  return Object.keys(map.columns).filter((name) => !header.includes(name.trim()));
}

function refuseMissing(header: string[], options: LayoutOptions): void {
  const { fileName, map } = options;
  const missing = missingColumns(header, map).filter(
    (name) => options.missingColumns !== 'ignore' || map.columns[name] === 'accountId',
  );
  if (missing.length === 0) return;
  const shown = header
    .slice(0, 30)
    .map((name) => `“${name}”`)
    .join('、');
  throw new ListError(
    'list.column-missing',
    fileName,
    `没有映射表里写的 ${missing.map((name) => `“${name}”`).join('、')} 列。文件里的列：${shown}${header.length > 30 ? '……' : ''}。请改映射表或表头`,
  );
}

function refuseTruth(header: string[], mapped: ReadonlySet<string>, options: LayoutOptions): void {
  const { truthColumn, fileName } = options;
  if (truthColumn === undefined) return;
  const named = `真值列“${truthColumn}”`;
  if (!header.includes(truthColumn.trim())) {
    throw new ListError('list.truth-missing', fileName, `没有${named}。请检查列名`);
  }
  if (mapped.has(truthColumn.trim())) {
    throw new ListError(
      'list.truth-mapped',
      fileName,
      `${named}也写在了映射表里，会泄露答案。请从映射表里删去`,
    );
  }
}

/** What the columns under this header mean by the map; throws when map and file do not fit. */
export function layoutOf(cells: readonly string[], options: LayoutOptions): Layout {
  const { map, fileName, truthColumn, fromWorkbook = false } = options;
  const header = headerOf(cells, options);
  refuseMissing(header, options);
  const fieldOf = new Map(Object.entries(map.columns).map(([name, field]) => [name.trim(), field]));
  refuseTruth(header, new Set(fieldOf.keys()), options);

  const meant = header.map((name, at) => ({ at, name, field: fieldOf.get(name) }));
  const at = (field: AccountField) => meant.find((column) => column.field === field)?.at ?? -1;
  const channelAt = at('channel');
  if (channelAt < 0 && !options.channel && !map.channel) {
    throw new ListError(
      'list.no-channel',
      fileName,
      `不知道属于哪个渠道。请用 --channel 指明（${channels.join('、')}），或在映射表里写 "channel"，或把一列对应到 channel`,
    );
  }
  return {
    header,
    fields: meant.flatMap(({ at, field }) =>
      field && field !== 'accountId' && field !== 'channel' ? [{ at, field }] : [],
    ),
    extras: meant.flatMap(({ at, name, field }) =>
      !field && (options.keepExtra || name === truthColumn?.trim())
        ? [{ at, name: name || `第${at + 1}列` }]
        : [],
    ),
    checked: meant.flatMap(({ at, field }) => (field ? [{ at, isExact: exact.has(field) }] : [])),
    keyAt: at('accountId'),
    channelAt,
    fixedChannel: options.channel,
    fallbackChannel: map.channel,
    digest: options.digest ?? sha256,
    fromWorkbook,
  };
}
