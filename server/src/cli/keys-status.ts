import type { Command } from 'commander';
import { type KeyStatus, keyStatus } from '../keys/key-status.ts';
import { sealedFields } from '../sealed-fields.ts';
import { jsonOption, subcommand } from './command.ts';
import { printResult } from './output.ts';
import { createProgress } from './progress.ts';
import { withDatabase } from './with-database.ts';

export const keysStatusCommand = (): Command =>
  subcommand('status', '每个密钥加密着多少个值，轮换到了哪里')
    .addOption(jsonOption())
    .action(status);

async function status({ json }: { json?: true }): Promise<void> {
  const progress = createProgress();
  try {
    const found = await withDatabase(
      ({ fieldEncryption }) => keyStatus(fieldEncryption.keyIds(), sealedFields, progress.report),
      { mayLackKeys: true },
    );
    progress.stop();
    if (json) printResult(found);
    else process.stdout.write(`${textOf(found)}\n`);
  } finally {
    progress.stop();
  }
}

const states: Record<KeyStatus['keys'][number]['state'], string> = {
  current: '当前密钥',
  old: '旧密钥或备用密钥',
  retired: '已停用',
  missing: '这里没有这个密钥',
};

function textOf({ keys, rotation }: KeyStatus): string {
  const lines = keys.map(({ id, state, values }) => `${id}  ${values} 个值  ${states[state]}`);
  if (rotation?.status === 'running') {
    const { toKeyId, pass, seen, total } = rotation;
    lines.push(`正在换成“${toKeyId}”：第 ${pass} 遍，${seen}/${total}`);
  }
  if (rotation?.failure) lines.push(`上次轮换没有完成：${rotation.failure}`);
  return lines.join('\n');
}
