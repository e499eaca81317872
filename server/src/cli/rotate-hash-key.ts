import { recordAudit } from '../audit/audit.service.ts';
import { onServer } from '../audit/occasion.ts';
import { rehashIdentities } from '../identity/rehash-identities.ts';
import { rotateHashKey } from '../keys/rotate-hash-key.ts';
import { printResult } from './output.ts';
import { createProgress } from './progress.ts';
import { operator, withDatabase } from './with-database.ts';

/** `keys rotate --hash`: the other key, which nobody may use meanwhile. */
export async function rotateHash(json: true | undefined): Promise<void> {
  const progress = createProgress();
  try {
    const accounts = await withDatabase(
      async ({ now }, config) => {
        const rehashed = await rotateHashKey(config, now(), (encryption) =>
          rehashIdentities(encryption, progress.report),
        );
        const details = { to: '#hash' };
        await recordAudit({ actor: operator, action: 'keys.rotated', details }, onServer(now()));
        return rehashed;
      },
      { mayLackKeys: true },
    );
    progress.stop();
    if (json) printResult({ status: 'done', accounts });
    else process.stdout.write(`${textOf(accounts)}\n`);
  } finally {
    progress.stop();
  }
}

const textOf = (accounts: number) =>
  `已换用新的散列密钥，${accounts} 个账户的查找散列已重算。没有编号列的名单，此后再导入会成为新的账户`;
