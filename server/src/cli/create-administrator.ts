import { text } from 'node:stream/consumers';
import { Username } from '@heyi/shared/staff/staff.schema';
import type { Command } from 'commander';
import { createAdministrator } from '../staff/first-administrator.ts';
import { generatePassword } from '../staff/generate-password.ts';
import { jsonOption, subcommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { printResult } from './output.ts';
import { withDatabase } from './with-database.ts';

interface CreateAdministratorOptions {
  passwordStdin?: true;
  json?: true;
}

export const createAdministratorCommand = (): Command =>
  subcommand('create-administrator', '新建一个后台管理员；不给密码就生成一个，只显示这一次')
    .argument('<用户名>', '登录用的用户名')
    .option('--password-stdin', '从标准输入读取密码（不经过命令行，不留在历史里）')
    .addOption(jsonOption())
    .action(create);

async function create(username: string, { passwordStdin, json }: CreateAdministratorOptions) {
  const known = Username.safeParse(username);
  if (!known.success) {
    const [problem] = known.error.issues;
    throw new CommandError(`用户名“${username}”不能用：${problem?.message}`);
  }
  const password = passwordStdin ? (await text(process.stdin)).trimEnd() : generatePassword();
  await withDatabase(({ now }) => createAdministrator({ username, password }, now()));
  if (json) printResult({ username, ...(passwordStdin ? {} : { password }) });
  else {
    const shown = passwordStdin ? '' : `，密码 ${password}（只显示这一次）`;
    process.stdout.write(`已新建管理员 ${username}${shown}\n`);
  }
}
