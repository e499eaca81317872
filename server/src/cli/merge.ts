import type { Command } from 'commander';
import { mergeByHand } from '../identity/by-hand/hand-changes.service.ts';
import { accountNamed } from './account-named.ts';
import { jsonOption, reasonOption, subcommand } from './command.ts';
import { byHand, printChange } from './hand-change.ts';
import { operator, withDatabase } from './with-database.ts';

export const mergeCommand = (): Command =>
  subcommand('merge', '人工合并：两个账户所属的客户是同一人，以后也不再自动分开')
    .argument('<账户>', '账户编号；几个渠道有同样的编号时写成 渠道:编号')
    .argument('<另一账户>', '与它同属一人的账户')
    .addOption(reasonOption().makeOptionMandatory())
    .addOption(jsonOption())
    .action(merge);

async function merge(
  name: string,
  other: string,
  { reason, json }: { reason: string; json?: true },
) {
  await withDatabase(async (tools) => {
    const ids: [string, string] = [
      (await accountNamed(name))._id.toHexString(),
      (await accountNamed(other))._id.toHexString(),
    ];
    const change = await mergeByHand(operator, { of: 'accounts', ids }, byHand(reason, tools));
    printChange(change, json, tools);
  });
}
