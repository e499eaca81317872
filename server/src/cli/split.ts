import type { Command } from 'commander';
import { splitByHand } from '../identity/by-hand/hand-changes.service.ts';
import { accountNamed } from './account-named.ts';
import { jsonOption, reasonOption, subcommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { byHand, printChange } from './hand-change.ts';
import { operator, withDatabase } from './with-database.ts';

export const splitCommand = (): Command =>
  subcommand('split', '人工拆分：把账户从客户里拆出，成为另一位客户，以后也不再自动合并')
    .argument('<账户...>', '要一起拆出的账户，同属一位客户；几个渠道有同样的编号时写成 渠道:编号')
    .addOption(reasonOption().makeOptionMandatory())
    .addOption(jsonOption())
    .action(split);

async function split(names: string[], { reason, json }: { reason: string; json?: true }) {
  await withDatabase(async (tools) => {
    const accounts = [];
    for (const name of names) accounts.push(await accountNamed(name));
    const customerId = accounts[0]?.customerId;
    if (!customerId) throw new CommandError('这个账户还没有归并过；请先运行 resolve');
    const accountIds = accounts.map(({ _id }) => _id.toHexString());
    const change = await splitByHand(
      operator,
      customerId.toHexString(),
      { accountIds },
      byHand(reason, tools),
    );
    printChange(change, json, tools);
  });
}
