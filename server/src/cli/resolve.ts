import type { Command } from 'commander';
import { resolveAll } from '../identity/resolve-all.ts';
import { jsonOption, subcommand } from './command.ts';
import { printResult } from './output.ts';
import { createProgress } from './progress.ts';
import { resolutionText } from './resolution-text.ts';
import { withDatabase } from './with-database.ts';

export const resolveCommand = (): Command =>
  subcommand('resolve', '把全部账户重新归并成客户').addOption(jsonOption()).action(resolve);

async function resolve({ json }: { json?: true }): Promise<void> {
  const progress = createProgress();
  try {
    const summary = await withDatabase((tools) => resolveAll(tools, progress.report));
    progress.stop();
    if (json) printResult(summary);
    else process.stdout.write(`${resolutionText(summary)}\n`);
  } finally {
    progress.stop();
  }
}
