import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Channel } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import type { AccountRecord } from '../identity/engine/account-record.ts';
import { AccountTable } from '../identity/engine/account-table.ts';
import { missingColumns } from '../imports/read-list/layout.ts';
import type { ListRow } from '../imports/read-list/list-row.ts';
import type { RejectedCells } from '../imports/read-list/rejected-csv.ts';
import { fileProblem, readColumnMaps } from './column-maps.ts';
import { CommandError } from './command-error.ts';
import type { Progress } from './progress.ts';
import { type Reading, readListsAside } from './read-lists-aside.ts';

/** The options of the commands that read lists without a database. */
export interface ListOptions {
  /** Paths of column maps. */
  map: string[];
  channel?: Channel;
  /** The column that holds the true person. */
  truth?: string;
}

/** Accounts of one or more lists as the engine takes them; a repeated row key is an update, as it is in an import. */
export interface LoadedLists {
  table: AccountTable;
  /** The source's key of each account. */
  accountIds: string[];
  channels: Channel[];
  /** The true person of each account; empty where the list does not say, or no truth column was asked for. */
  truth: string[];
  updated: number;
  rejected: RejectedCells[];
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
  const loader = new Loader(truth);
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
  for await (const told of readListsAside(readings)) {
    const { fileName, map } = (readings[told.at] as Reading).options;
    if (told.kind === 'header') loader.sawHeader(fileName, told.header, map);
    else if (told.kind === 'sheet') loader.sawSheet(fileName, told.name);
    else {
      for (const row of told.rows) loader.take(fileName, row);
      const before = sizes.slice(0, told.at).reduce((sum, size) => sum + size, 0);
      onProgress('list', before + told.bytes, total);
    }
  }
  return loader.finish();
}

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

class Loader {
  readonly #loaded: LoadedLists = {
    table: new AccountTable(),
    accountIds: [],
    channels: [],
    truth: [],
    updated: 0,
    rejected: [],
    warnings: [],
  };
  readonly #known = new Map<string, number>();
  readonly #headers = new Set<string>();
  readonly #mapped = new Set<string>();
  readonly #truthColumn: string | undefined;

  constructor(truthColumn: string | undefined) {
    this.#truthColumn = truthColumn;
  }

  sawHeader(fileName: string, header: string[], map: ColumnMap): void {
    for (const name of header) this.#headers.add(name);
    for (const name of Object.keys(map.columns)) this.#mapped.add(name);
    const missing = missingColumns(header, map);
    if (missing.length === 0) return;
    const named = missing.map((name) => `“${name}”`).join('、');
    this.#loaded.warnings.push(`${fileName}：没有映射表里写的 ${named} 列，按空值处理`);
  }

  sawSheet(fileName: string, sheet: string): void {
    this.#loaded.warnings.push(`${fileName}：有几张表，读的是“${sheet}”`);
  }

  take(fileName: string, row: ListRow): void {
    if ('rejected' in row) {
      const { column, reason } = row.rejected;
      this.#loaded.rejected.push({ fileName, row: row.row, column, reason, cells: row.cells });
    } else this.#add(row.record, row.extra[this.#truthColumn ?? ''] ?? '');
  }

  #add(record: AccountRecord, truth: string): void {
    const { table, accountIds, channels } = this.#loaded;
    const key = `${record.channel}:${record.accountId}`;
    const known = this.#known.get(key);
    if (known !== undefined) {
      table.replace(known, record);
      this.#loaded.truth[known] = truth.trim();
      this.#loaded.updated++;
      return;
    }
    this.#known.set(key, table.add(record));
    accountIds.push(record.accountId);
    channels.push(record.channel);
    this.#loaded.truth.push(truth.trim());
  }

  finish(): LoadedLists {
    const nowhere = [...this.#mapped].filter((name) => !this.#headers.has(name.trim()));
    if (nowhere.length > 0) {
      const named = nowhere.map((name) => `“${name}”`).join('、');
      throw new CommandError(`映射表里写的 ${named}，哪一份名单里都没有这样的列。请改映射表或表头`);
    }
    return this.#loaded;
  }
}
