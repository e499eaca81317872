import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Channel } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { missingColumns } from '../imports/read-list/layout.ts';
import { fileProblem, readColumnMaps } from './column-maps.ts';
import { CommandError } from './command-error.ts';
import { ListAccounts } from './list-accounts.ts';
import type { Progress } from './progress.ts';
import { type ReadAside, type Reading, readListsAside } from './read-lists-aside.ts';

/** The options of the commands that read lists without a database. */
export interface ListOptions {
  /** Paths of column maps. */
  map: string[];
  channel?: Channel;
  /** The column that holds the true person. */
  truth?: string;
}

/** The accounts of one or more lists, and what is to be said about these. */
export interface LoadedLists {
  accounts: ListAccounts;
  warnings: string[];
}

export async function loadLists(
  lists: readonly string[],
  { map: mapPaths, channel, truth }: ListOptions,
  onProgress: Progress['report'],
): Promise<LoadedLists> {
  const maps = await readColumnMaps(mapPaths, lists);
  const sizes = await Promise.all(lists.map(checkList));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const readings = lists.map((list, at) => ({
    list,
    bytes: sizes[at] as number,
    options: {
      fileName: path.basename(list),
      map: maps[at] as ColumnMap,
      ...(channel ? { channel } : {}),
      ...(truth ? { truthColumn: truth } : {}),
      missingColumns: lists.length > 1 ? ('ignore' as const) : ('refuse' as const),
    },
  }));
  let bytes = 0;
  const heads: ListHead[] = [];
  let accounts: ListAccounts | undefined;
  const onBytes = (more: number) => {
    bytes += more;
    onProgress('list', Math.min(bytes, total), total);
  };
  await readListsAside(readings, onBytes, ({ header, sheet, accounts: parts }) => {
    heads.push({ header, sheet });
    const read = new ListAccounts(parts);
    if (accounts) accounts.append(read);
    else accounts = read;
  });
  refuseUnknownColumns(heads, maps);
  const warnings = heads.flatMap((head, at) => warningsOf(head, readings[at] as Reading));
  return { accounts: accounts ?? new ListAccounts(), warnings };
}

type ListHead = Pick<ReadAside, 'header' | 'sheet'>;

function warningsOf({ header, sheet }: ListHead, { options }: Reading): string[] {
  const { fileName, map } = options;
  const warnings: string[] = [];
  const missing = missingColumns(header, map);
  if (missing.length > 0) {
    warnings.push(`${fileName}：没有映射表里写的 ${quoted(missing)} 列，按空值处理`);
  }
  if (sheet !== null) warnings.push(`${fileName}：有几张表，读的是“${sheet}”`);
  return warnings;
}

function refuseUnknownColumns(read: readonly ListHead[], maps: readonly ColumnMap[]): void {
  const headers = new Set(read.flatMap(({ header }) => header));
  const mapped = new Set(maps.flatMap(({ columns }) => Object.keys(columns)));
  const nowhere = [...mapped].filter((name) => !headers.has(name.trim()));
  if (nowhere.length === 0) return;
  throw new CommandError(
    `映射表里写的 ${quoted(nowhere)}，哪一份名单里都没有这样的列。请改映射表或表头`,
  );
}

const quoted = (names: string[]) => names.map((name) => `“${name}”`).join('、');

/** The size of a list in bytes; throws when it cannot be read. */
export async function checkList(list: string): Promise<number> {
  try {
    await access(list, constants.R_OK);
    const found = await stat(list);
    if (found.isDirectory()) throw new CommandError(`${list} 是一个文件夹，请写出名单文件`);
    return found.size;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`读不了名单 ${list}：${fileProblem(error)}`);
  }
}
