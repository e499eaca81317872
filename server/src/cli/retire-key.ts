import type { Command } from 'commander';
import { recordAudit } from '../audit/audit.service.ts';
import { onServer } from '../audit/occasion.ts';
import { retireKey } from '../keys/retire-key.ts';
import { sealedFields } from '../sealed-fields.ts';
import { subcommand } from './command.ts';
import { createProgress } from './progress.ts';
import { operator, withDatabase } from './with-database.ts';

export const retireKeyCommand = (): Command =>
  subcommand('retire', '停用一个不再加密任何数据的密钥').argument('<密钥名>').action(retire);

async function retire(id: string): Promise<void> {
  const progress = createProgress();
  try {
    await withDatabase(
      async (tools, { keysFile }) => {
        await retireKey(id, keysFile, { ...tools, fields: sealedFields }, progress.report);
        const details = { name: id };
        await recordAudit(
          { actor: operator, action: 'keys.retired', details },
          onServer(tools.now()),
        );
        progress.stop();
        const rest = keysFile
          ? '并已从密钥文件里去掉'
          : '请从 HEYI_ENCRYPTION_KEYS 里去掉它，逐个重启';
        process.stdout.write(`已停用密钥“${id}”，${rest}。旧备份还要靠它：请与那些备份一起另存\n`);
      },
      { mayLackKeys: true },
    );
  } finally {
    progress.stop();
  }
}
