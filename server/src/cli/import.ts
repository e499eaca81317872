import path from 'node:path';
import type { Channel } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import type { Command } from 'commander';
import { indexKeysAfter } from '../identity/index-keys-after.ts';
import { resolveAll } from '../identity/resolve-all.ts';
import { rejectionsOf } from '../imports/import-rejections.ts';
import { type Import, openImport } from '../imports/imports.service.ts';
import { listOnDisk } from '../imports/read-list/list-file.ts';
import { rejectedCsv } from '../imports/read-list/rejected-csv.ts';
import { runImport } from '../imports/run-import.ts';
import { readColumnMaps } from './column-maps.ts';
import { channelOption, jsonOption, mapOption, subcommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { checkList } from './load-lists.ts';
import { printResult } from './output.ts';
import { createProgress, type Progress } from './progress.ts';
import { resolutionText } from './resolution-text.ts';
import { type DatabaseTools, operator, withDatabase } from './with-database.ts';
import { writeText } from './write-csv.ts';

interface ImportOptions {
  map: string[];
  channel?: Channel;
  rejected?: string;
  resolve: boolean;
  json?: true;
}

export const importCommand = (): Command =>
  subcommand('import', '导入名单：每行一个渠道账户，再次导入即更新；随后重新归并')
    .argument('<名单...>', 'CSV 或 XLSX 文件，一份或多份')
    .addOption(mapOption())
    .addOption(channelOption())
    .option('--no-resolve', '只导入，不归并')
    .option('--rejected <文件>', '写出未能导入的行及原因')
    .addOption(jsonOption())
    .action(importLists);

async function importLists(lists: string[], options: ImportOptions): Promise<void> {
  const maps = await readColumnMaps(options.map, lists);
  let bytes = 0;
  for (const list of lists) bytes += await checkList(list);
  const channel = options.channel ?? null;
  const named = lists.map((list, at) => ({ list, map: maps[at] as ColumnMap, channel }));
  const progress = createProgress();
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  try {
    const outcome = await withDatabase((tools) =>
      importAll(named, options, { tools, progress, bytes, signal: stopping.signal }),
    );
    progress.stop();
    report(outcome, options.json === true);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    throw new CommandError('已停下；已导入的行都在，再次运行同一命令会接着导入');
  } finally {
    progress.stop();
  }
}

interface NamedList {
  list: string;
  map: ColumnMap;
  channel: Channel | null;
}

interface Surroundings {
  tools: DatabaseTools;
  progress: Progress;
  /** Of all lists together. */
  bytes: number;
  signal: AbortSignal;
}

async function importAll(lists: NamedList[], options: ImportOptions, around: Surroundings) {
  const { result: imports, indexed } = await indexKeysAfter(around.bytes, async () => {
    const done: Import[] = [];
    for (const list of lists) done.push(await importList(list, around));
    return done;
  });
  if (options.rejected) await writeRejected(options.rejected, imports, around.tools);
  try {
    const resolution = options.resolve
      ? await resolveAll(around.tools, around.progress.report)
      : null;
    return { imports, resolution };
  } finally {
    await indexed;
  }
}

function report({ imports, resolution }: Awaited<ReturnType<typeof importAll>>, asJson: boolean) {
  if (asJson) {
    printResult({ imports: imports.map(figures), resolution });
    return;
  }
  for (const done of imports) process.stdout.write(`${importText(done)}\n`);
  if (resolution) process.stdout.write(`${resolutionText(resolution)}\n`);
}

async function importList(
  { list, map, channel }: NamedList,
  { tools, progress, signal }: Surroundings,
): Promise<Import> {
  const fileName = path.basename(list);
  const opened = await openImport(
    { path: list, fileName, channel, map, createdBy: operator.id },
    tools,
  );
  const done = await runImport(opened._id, {
    ...tools,
    signal,
    open: listOnDisk(list, opened.bytesTotal).open,
    onProgress: ({ bytesDone, bytesTotal }) => progress.report('import', bytesDone, bytesTotal),
  });
  if (done.status === 'failed') throw new CommandError(done.failure ?? `${fileName}：导入失败`);
  return done;
}

async function writeRejected(file: string, imports: Import[], { fieldEncryption }: DatabaseTools) {
  async function* rows() {
    for (const { _id, fileName } of imports) {
      for await (const row of rejectionsOf(_id, fieldEncryption)) yield { fileName, ...row };
    }
  }
  await writeText(file, rejectedCsv(rows(), { withFileName: true }));
}

const figures = ({ fileName, sheet, rows, created, updated, unchanged, rejected }: Import) => ({
  fileName,
  ...(sheet === null ? {} : { sheet }),
  rows,
  created,
  updated,
  unchanged,
  rejected,
});

const importText = ({ fileName, sheet, ...counts }: Import): string => {
  const { rows, created, updated, unchanged, rejected } = counts;
  const read = sheet === null ? '' : `（读的是“${sheet}”这张表）`;
  return `${fileName}${read}：${rows} 行，新增 ${created}，更新 ${updated}，未变 ${unchanged}，未导入 ${rejected}`;
};
