import type { Command } from 'commander';
import { recordAudit } from '../audit/audit.service.ts';
import { onServer } from '../audit/occasion.ts';
import { withLease } from '../database/lease.ts';
import { LeaseHeldError } from '../database/lease-held-error.ts';
import { createLog } from '../http/log.ts';
import { rotateKeysJob } from '../keys/keys.jobs.ts';
import { KeysRefusedError } from '../keys/keys-refused-error.ts';
import { provideNewKey } from '../keys/new-key.ts';
import {
  beginRotation,
  type KeyRotation,
  keysLease,
  type RotationTools,
  runRotation,
} from '../keys/rotate-keys.ts';
import { agendaJobs } from '../ports/agenda-jobs.ts';
import { sealedFields } from '../sealed-fields.ts';
import { jsonOption, subcommand } from './command.ts';
import { printResult } from './output.ts';
import { createProgress } from './progress.ts';
import { rotateHash } from './rotate-hash-key.ts';
import { operator, withDatabase } from './with-database.ts';

interface RotateOptions {
  hash?: true;
  background?: true;
  json?: true;
}

export const rotateKeysCommand = (): Command =>
  subcommand('rotate', '换用新密钥，把已存的全部重新加密；服务不必停，中断后再运行就接着做')
    .option('--background', '交给后台任务去做，进度用 keys status 看')
    .option('--hash', '换用新的散列密钥：请先停掉所有进程')
    .addOption(jsonOption())
    .action((options: RotateOptions) =>
      options.hash ? rotateHash(options.json) : rotate(options),
    );

async function rotate({ background, json }: RotateOptions): Promise<void> {
  const progress = createProgress();
  const onProgress: RotationTools['onProgress'] = ({ pass, seen, total }) =>
    progress.report(pass === 1 ? 'reseal' : 'verify', Math.min(seen, total), total);
  try {
    await withDatabase(
      (tools, config) =>
        alone(async () => {
          await provideNewKey(config, tools.now());
          const rotation = { ...tools, fields: sealedFields, onProgress };
          const begun = await beginRotation(rotation);
          const details = { to: begun.toKeyId };
          await recordAudit(
            { actor: operator, action: 'keys.rotated', details },
            onServer(tools.now()),
          );
          await queue();
          const reached = background ? begun : await runRotation(begun, rotation);
          progress.stop();
          print(reached, tools.fieldEncryption.keyIds().slice(1), json);
        }),
      { mayLackKeys: true },
    );
  } finally {
    progress.stop();
  }
}

/** The worker goes on with it, now or when this command is gone. */
async function queue(): Promise<void> {
  const jobs = await agendaJobs(createLog('silent'));
  await jobs.enqueue(rotateKeysJob, {});
  await jobs.stop();
}

const alone = <T>(work: () => Promise<T>): Promise<T> =>
  withLease(keysLease, work).catch((error: unknown) => {
    if (!(error instanceof LeaseHeldError)) throw error;
    throw new KeysRefusedError('密钥轮换已在进行：用 heyi keys status 看进度。');
  });

function print(rotation: KeyRotation, others: string[], json: true | undefined) {
  const { status, toKeyId, resealed, unreadable } = rotation;
  if (json) printResult({ status, toKeyId, resealed, unreadable, otherKeyIds: others });
  else process.stdout.write(`${textOf(rotation, others)}\n`);
}

function textOf({ status, toKeyId, resealed, unreadable }: KeyRotation, others: string[]) {
  if (status === 'running')
    return `已交给后台任务：用密钥“${toKeyId}”重新加密，进度用 heyi keys status 看`;
  const lines = [
    resealed > 0
      ? `已用密钥“${toKeyId}”重新加密 ${resealed} 个值`
      : `当前密钥是“${toKeyId}”，没有要重新加密的值`,
  ];
  if (unreadable > 0)
    lines.push(`有 ${unreadable} 个值打不开（密钥不对，或数据被改动过），没有改动它们`);
  for (const id of others) lines.push(`另一个密钥“${id}”不再需要时：heyi keys retire ${id}`);
  return lines.join('\n');
}
