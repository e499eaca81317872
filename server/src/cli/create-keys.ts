import path from 'node:path';
import type { Command } from 'commander';
import { writeKeysFile } from '../keys/keys-file.ts';
import { makeKeys } from '../keys/make-keys.ts';
import { subcommand } from './command.ts';
import { CommandError } from './command-error.ts';

export const createKeysCommand = (): Command =>
  subcommand('create', '生成一套新密钥，供一个新的数据库使用')
    .option('--out <文件>', '写成密钥文件（只有本人可读），不显示在屏幕上')
    .action(create);

async function create({ out }: { out?: string }): Promise<void> {
  const keys = makeKeys();
  if (out === undefined) {
    for (const [name, value] of Object.entries(keys)) process.stdout.write(`${name}=${value}\n`);
    say('请把这三行设为所有进程共用的环境变量，并与数据库分开备份：没有它们，谁也读不出数据。');
    return;
  }
  const file = path.resolve(out);
  await writeKeysFile(file, keys, true).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new CommandError(`已有文件 ${out}，没有改动它`);
    throw new CommandError(`写不了 ${out}：${error.code ?? error.message}`);
  });
  say(
    `已写入 ${out}：请把 HEYI_KEYS_FILE=${file} 设为所有进程的环境变量，并与数据库分开备份该文件。`,
  );
}

const say = (text: string) => process.stderr.write(`${text}\n`);
