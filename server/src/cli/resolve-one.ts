import { readFile } from 'node:fs/promises';
import { accountSources } from '@heyi/shared/identity/account-field';
import {
  type PersonField,
  personFields,
  TakenAccount,
  type TakenAccountView,
} from '@heyi/shared/identity/accounts.schema';
import { fieldText } from '@heyi/shared/identity/evidence-text';
import { type Command, Option } from 'commander';
import { onServer } from '../audit/occasion.ts';
import { takeAccount } from '../identity/resolve-one/take-account.ts';
import { presentTakenAccount } from '../identity/resolve-one/taken-account.presenter.ts';
import { accountText } from './account-named.ts';
import { jsonOption, subcommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { printResult } from './output.ts';
import { operator, withDatabase } from './with-database.ts';

interface Options {
  channel?: string;
  accountId?: string;
  field?: Record<string, string>;
  file?: string;
  json?: true;
}

export const resolveOneCommand = (): Command =>
  subcommand('resolve-one', '收下一个渠道账户，立即归入客户；已有的账户只更新所给的资料')
    .addOption(new Option('--channel <渠道>', '账户所属的渠道').choices(accountSources))
    .option('--account-id <编号>', '账户在其渠道的编号')
    .addOption(
      new Option(
        '--field <字段=值>',
        `一项资料，可写多次；字段：${personFields.join(' ')}`,
      ).argParser(withField),
    )
    .option('--file <文件>', '改从 JSON 文件读：{"channel":…,"accountId":…,"fields":{…}}')
    .addOption(jsonOption())
    .action(resolveOne);

function withField(text: string, earlier: Record<string, string> = {}): Record<string, string> {
  const [, field = '', value = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (!personFields.includes(field as PersonField))
    throw new CommandError(`--field 要写成 字段=值，字段是其中之一：${personFields.join('、')}`);
  return { ...earlier, [field]: value };
}

async function resolveOne(options: Options): Promise<void> {
  const parsed = TakenAccount.safeParse(
    options.file ? await fromFile(options.file) : given(options),
  );
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new CommandError(
      `账户不完整或有误（${issue?.path.join('.') || '整体'}）：${issue?.message}`,
    );
  }
  await withDatabase(async (tools) => {
    const taken = await takeAccount(operator, parsed.data, onServer(tools.now()), tools);
    const view = presentTakenAccount(taken, tools.fieldEncryption);
    if (options.json) printResult(view);
    else process.stdout.write(`${textOf(view)}\n`);
  });
}

const given = ({ channel, accountId, field = {} }: Options) => ({
  channel,
  accountId,
  fields: field,
});

async function fromFile(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? '不是 JSON' : '读不到';
    throw new CommandError(`文件 ${path} ${why}，请检查后再试`);
  }
}

function textOf({
  account,
  customerId,
  isNewAccount,
  isNewCustomer,
  merged,
  parts,
}: TakenAccountView) {
  const lines = [
    `${isNewAccount ? '已收下' : '已更新'}账户：${accountText(account)}`,
    isNewCustomer ? `成为新客户 ${customerId}` : `属于客户 ${customerId}`,
  ];
  if (account.link) {
    const percent = (account.link.probability * 100).toFixed(2);
    lines.push(`依据：与账户 ${account.link.toAccountId} 是同一人，把握 ${percent}%`);
  }
  for (const { field, weight } of parts)
    lines.push(`  ${fieldText(field)} ${weight > 0 ? '+' : ''}${weight.toFixed(1)}`);
  if (merged.length > 0) lines.push(`并入此客户：${merged.join('、')}`);
  return lines.join('\n');
}
