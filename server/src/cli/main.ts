import { Command } from 'commander';
import { inChinese } from './command.ts';
import { failureOf } from './failure.ts';

/** Each command is loaded when it is asked for, so that none waits for what only others need. */
const commands: Record<string, () => Promise<Command>> = {
  'guess-map': async () => (await import('./guess-map.ts')).guessMapCommand(),
  'dry-run': async () => (await import('./dry-run.ts')).dryRunCommand(),
  import: async () => (await import('./import.ts')).importCommand(),
  resolve: async () => (await import('./resolve.ts')).resolveCommand(),
  'resolve-one': async () => (await import('./resolve-one.ts')).resolveOneCommand(),
  explain: async () => (await import('./explain.ts')).explainCommand(),
  review: async () => (await import('./review.ts')).reviewCommand(),
  merge: async () => (await import('./merge.ts')).mergeCommand(),
  split: async () => (await import('./split.ts')).splitCommand(),
  undo: async () => (await import('./undo.ts')).undoCommand(),
  bars: async () => (await import('./bars.ts')).barsCommand(),
  evaluate: async () => (await import('./evaluate.ts')).evaluateCommand(),
  keys: async () => (await import('./keys.ts')).keysCommand(),
  'create-administrator': async () =>
    (await import('./create-administrator.ts')).createAdministratorCommand(),
};

const program = inChinese(new Command('heyi'))
  .description('合一：把几个渠道的账户归并成一个客户')
  .addHelpText('after', '\n退出码：0 完成；1 失败；2 参数或文件有误，改正后再试');
const asked = commands[process.argv[2] ?? ''];
for (const load of asked ? [asked] : Object.values(commands)) program.addCommand(await load());

try {
  await program.parseAsync();
} catch (error) {
  const { text, exitCode } = failureOf(error);
  if (text) process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
