import type { PreviewResult } from '@heyi/shared/identity/settings.schema';
import type { Command } from 'commander';
import { onServer } from '../audit/occasion.ts';
import { inTransaction } from '../database/transaction.ts';
import { trySettings } from '../identity/previews/try-settings.ts';
import { currentSettings } from '../identity/settings/current-settings.ts';
import type { NumberedSettings } from '../identity/settings/identity-settings.ts';
import { putInForce } from '../identity/settings/put-in-force.ts';
import { type BarsOptions, barsOf, lowerOption, upperOption } from './bars-options.ts';
import { jsonOption, reasonOption, subcommand } from './command.ts';
import { printResult } from './output.ts';
import { createProgress } from './progress.ts';
import { type DatabaseTools, operator, withDatabase } from './with-database.ts';

interface Options extends BarsOptions {
  reason?: string;
  json?: true;
}

export const barsCommand = (): Command =>
  subcommand(
    'bars',
    '两条判定线：查看；给出 --upper、--lower 则试算会变什么；再给出 --reason 则改用',
  )
    .addOption(upperOption())
    .addOption(lowerOption())
    .addOption(reasonOption())
    .addOption(jsonOption())
    .action((options: Options) => withDatabase((tools) => bars(options, tools)));

async function bars({ reason, json, ...asked }: Options, tools: DatabaseTools): Promise<void> {
  const current = await currentSettings();
  const proposed = { ...current, bars: barsOf(asked, current.bars) };
  if (reason !== undefined) return change(proposed, reason, json, tools);
  if (asked.upper === undefined && asked.lower === undefined) {
    const { version, modelRunId } = current;
    if (json) printResult({ version, ...current.bars, modelRun: modelRunId });
    else process.stdout.write(`${settingsText(current)}\n`);
    return;
  }
  const result = await preview(proposed, tools);
  if (json) printResult(result);
  else process.stdout.write(`${resultText(result)}\n`);
}

async function preview(
  settings: NumberedSettings,
  { fieldEncryption }: DatabaseTools,
): Promise<PreviewResult> {
  const progress = createProgress();
  try {
    const { result } = await trySettings(settings, {
      fieldEncryption,
      onProgress: progress.report,
      goOn: async () => undefined,
    });
    return result;
  } finally {
    progress.stop();
  }
}

async function change(
  settings: NumberedSettings,
  reason: string,
  json: true | undefined,
  { now, fieldEncryption: encryption }: DatabaseTools,
): Promise<void> {
  const { version, bars } = await inTransaction((session) =>
    putInForce(operator, settings, {
      basedOn: settings.version,
      previewId: null,
      reason,
      occasion: onServer(now()),
      encryption,
      session,
    }),
  );
  if (json) printResult({ version, ...bars });
  else process.stdout.write(`已改为第 ${version} 版，从下一次识别起生效（可运行 resolve）\n`);
}

const settingsText = ({ version, bars: { upper, lower }, modelRunId }: NumberedSettings) =>
  [
    version === 0 ? '出厂设定' : `第 ${version} 版`,
    `自动归并线 ${upper}：可能性到这条线，系统自己归并`,
    `人工核对线 ${lower}：到这条线、不到上一条，请人核对`,
    modelRunId ? `模型：固定用识别 ${modelRunId} 的` : '模型：每次识别重新学习',
  ].join('\n');

const resultText = ({ customers, joined, split, review, byHand }: PreviewResult) =>
  [
    `客户 ${customers.before} → ${customers.after}`,
    `会归到别的客户的账户 ${joined.accounts} 个，涉及 ${joined.customers} 位客户`,
    `会拆出来的账户 ${split.accounts} 个，涉及 ${split.customers} 位客户`,
    `待核对 ${review.before} → ${review.after}（新增 ${review.asked}，不再核对 ${review.unasked}）`,
    `人工的决定照旧：合并 ${byHand.merged}，拆分 ${byHand.split}，认定不是同一人 ${byHand.rejected}`,
    '什么也没有改动；再加 --reason <理由> 则改用这两条线',
  ].join('\n');
