import { Id } from '@heyi/shared/ids';
import type { Command } from 'commander';
import { undoChange } from '../identity/by-hand/hand-changes.service.ts';
import { jsonOption, reasonOption, subcommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { byHand, printChange } from './hand-change.ts';
import { operator, withDatabase } from './with-database.ts';

export const undoCommand = (): Command =>
  subcommand('undo', '撤销一次人工的合并、拆分或核对，此后由系统重新判断')
    .argument('<决定编号>', 'merge、split 或 review 完成时显示的编号')
    .addOption(reasonOption().makeOptionMandatory())
    .addOption(jsonOption())
    .action(undo);

async function undo(id: string, { reason, json }: { reason: string; json?: true }) {
  if (!Id.safeParse(id).success) throw new CommandError(`“${id}”不是决定编号`);
  await withDatabase(async (tools) =>
    printChange(await undoChange(operator, id, byHand(reason, tools)), json, tools),
  );
}
