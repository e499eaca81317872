import { Command } from 'commander';
import { inChinese } from './command.ts';
import { createAdministratorCommand } from './create-administrator.ts';
import { dryRunCommand } from './dry-run.ts';
import { evaluateCommand } from './evaluate.ts';
import { explainCommand } from './explain.ts';
import { failureOf } from './failure.ts';
import { guessMapCommand } from './guess-map.ts';
import { importCommand } from './import.ts';
import { mergeCommand } from './merge.ts';
import { resolveCommand } from './resolve.ts';
import { reviewCommand } from './review.ts';
import { splitCommand } from './split.ts';
import { undoCommand } from './undo.ts';

const program = inChinese(new Command('heyi'))
  .description('合一：把几个渠道的账户归并成一个客户')
  .addHelpText('after', '\n退出码：0 完成；1 失败；2 参数或文件有误，改正后再试');
for (const command of [
  guessMapCommand(),
  dryRunCommand(),
  importCommand(),
  resolveCommand(),
  explainCommand(),
  reviewCommand(),
  mergeCommand(),
  splitCommand(),
  undoCommand(),
  evaluateCommand(),
  createAdministratorCommand(),
]) {
  program.addCommand(command);
}

try {
  await program.parseAsync();
} catch (error) {
  const { text, exitCode } = failureOf(error);
  if (text) process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
