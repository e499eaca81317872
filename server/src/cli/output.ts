import type { LoadedLists } from './load-lists.ts';

/** The only thing on standard output when a script asked for JSON. */
export function printResult(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

const mostShown = 5;

/** Warnings and the first rejected rows, on standard error. */
export function printLists({ warnings, accounts: { rejected, updated } }: LoadedLists): void {
  const lines = warnings.map((warning) => `注意：${warning}`);
  if (updated > 0) lines.push(`有 ${updated} 行的编号重复，以后面的为准`);
  if (rejected.length > 0) {
    lines.push(
      `有 ${rejected.length} 行未读入${rejected.length > mostShown ? '（用 --rejected 写出全部）' : ''}：`,
    );
    for (const { fileName, row, column, reason } of rejected.slice(0, mostShown)) {
      lines.push(`  ${fileName} 第 ${row} 行${column ? `“${column}”` : ''}：${reason}`);
    }
  }
  if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}
