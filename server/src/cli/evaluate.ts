import type { Command } from 'commander';
import { resolveInThreads } from '../identity/engine/resolve-in-threads.ts';
import { resolutionFigures } from '../identity/resolution-figures.ts';
import { channelOption, jsonOption, mapOption, subcommand } from './command.ts';
import { type ListOptions, loadLists } from './load-lists.ts';
import { printLists, printResult } from './output.ts';
import { comparePairs, shareOfTruePairs } from './pair-quality.ts';
import { createProgress } from './progress.ts';

interface EvaluateOptions extends ListOptions {
  json?: true;
}

export const evaluateCommand = (): Command =>
  subcommand('evaluate', '对照真值列，算出归并的准确率、召回率与 F1')
    .argument('<名单...>', 'CSV 或 XLSX 文件，一份或多份')
    .addOption(mapOption())
    .requiredOption('--truth <列名>', '写着真实人员编号的列；此列不参与归并')
    .addOption(channelOption())
    .addOption(jsonOption())
    .action(evaluate);

async function evaluate(lists: string[], options: EvaluateOptions): Promise<void> {
  const startedAt = performance.now();
  const progress = createProgress();
  try {
    const loaded = await loadLists(lists, options, progress.report);
    const { truth } = loaded.accounts;
    const resolution = await resolveInThreads(loaded.accounts.table, {
      onProgress: progress.report,
    });
    const seconds = (performance.now() - startedAt) / 1000;
    progress.stop();
    const { accounts, customers, reviewPairs, largestCluster } = resolutionFigures(resolution);
    const result = {
      accounts,
      customers,
      reviewPairs,
      ...comparePairs(resolution.clusterOf, truth),
      blockRecall: shareOfTruePairs(truth, resolution.isCandidate),
      largestCluster,
      seconds: Math.round(seconds * 1000) / 1000,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    if (options.json) printResult(result);
    else {
      printLists(loaded);
      process.stdout.write(resultText(result));
    }
  } finally {
    progress.stop();
  }
}

const resultText = (result: Record<string, number>): string =>
  Object.entries(result)
    .map(
      ([name, value]) => `${(names[name] ?? name).padEnd(8, '　')} ${Number(value.toFixed(5))}\n`,
    )
    .join('');

const names: Record<string, string> = {
  accounts: '账户',
  customers: '客户',
  reviewPairs: '待核对的对',
  precision: '准确率',
  recall: '召回率',
  f1: 'F1',
  blockRecall: '分块召回率',
  largestCluster: '最大的客户',
  seconds: '秒',
  peakRssMb: '内存峰值 MB',
};
