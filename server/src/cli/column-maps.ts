import { readFile } from 'node:fs/promises';
import { ColumnMap, columnMapProblems } from '@heyi/shared/imports/column-map';
import { CommandError } from './command-error.ts';

/** The column map of each list: one for all, or as many as there are lists, in their order. */
export async function readColumnMaps(
  paths: readonly string[],
  lists: readonly string[],
): Promise<ColumnMap[]> {
  if (paths.length !== 1 && paths.length !== lists.length) {
    throw new CommandError(
      `给了 ${lists.length} 份名单、${paths.length} 个 --map；请给一个（所有名单共用），或按名单的顺序各给一个`,
    );
  }
  const maps = await Promise.all(paths.map(readColumnMap));
  return lists.map((_, at) => maps[at] ?? (maps[0] as ColumnMap));
}

async function readColumnMap(path: string): Promise<ColumnMap> {
  const parsed = ColumnMap.safeParse(parseJson(path, await readText(path)));
  if (parsed.success) return parsed.data;
  const problems = columnMapProblems(parsed.error).map((problem) => `  ${problem}`);
  throw new CommandError(`映射表 ${path} 有误：\n${problems.join('\n')}`);
}

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new CommandError(`读不了映射表 ${path}：${fileProblem(error)}`);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`映射表 ${path} 不是 JSON：${(error as Error).message}`);
  }
}

const problems: Record<string, string> = {
  ENOENT: '没有这个文件',
  EISDIR: '这是一个文件夹',
  ENOTDIR: '路径中间有一段不是文件夹',
  EACCES: '没有权限',
  EPERM: '没有权限',
  EROFS: '所在的磁盘是只读的',
  ENOSPC: '磁盘满了',
};

/** Why a file cannot be used, in Chinese. */
export function fileProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return problems[code] ?? message;
}
