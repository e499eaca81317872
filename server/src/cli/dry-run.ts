import { fieldText, levelText, ruleText, vetoText } from '@heyi/shared/identity/evidence-text';
import type { Command } from 'commander';
import { TextPool } from '../identity/engine/columns/text-pool.ts';
import { defaultBars } from '../identity/engine/decide/bars.ts';
import { type Evidence, explainer } from '../identity/engine/explain.ts';
import { resolveInThreads } from '../identity/engine/resolve-in-threads.ts';
import type { Link, Resolution } from '../identity/engine/resolve-many.ts';
import { resolutionFigures } from '../identity/resolution-figures.ts';
import { strongestLinks } from '../identity/strongest-links.ts';
import { rejectedCsv } from '../imports/read-list/rejected-csv.ts';
import { type BarsOptions, barsOf, lowerOption, upperOption } from './bars-options.ts';
import { channelOption, jsonOption, mapOption, subcommand } from './command.ts';
import type { ListAccounts } from './list-accounts.ts';
import { type ListOptions, type LoadedLists, loadLists } from './load-lists.ts';
import { printLists, printResult } from './output.ts';
import { createProgress } from './progress.ts';
import { resolutionText } from './resolution-text.ts';
import { writeCsv, writeText } from './write-csv.ts';

interface DryRunOptions extends ListOptions, BarsOptions {
  out?: string;
  explain?: string;
  rejected?: string;
  json?: true;
}

export const dryRunCommand = (): Command =>
  subcommand('dry-run', '试算：把名单归并成客户，不写数据库')
    .argument('<名单...>', 'CSV 或 XLSX 文件，一份或多份')
    .addOption(mapOption())
    .addOption(channelOption())
    .addOption(upperOption())
    .addOption(lowerOption())
    .option('--out <文件>', '写出每个账户归于哪位客户：accountId,customerId,probability,rule')
    .option('--explain <文件>', '写出每一对归并或待核对的账户及其证据')
    .option('--rejected <文件>', '写出未能读入的行及原因')
    .addOption(jsonOption())
    .action(dryRun);

async function dryRun(lists: string[], options: DryRunOptions): Promise<void> {
  const startedAt = performance.now();
  const progress = createProgress();
  try {
    const bars = barsOf(options, defaultBars);
    const loaded = await loadLists(lists, options, progress.report);
    const resolution = await resolveInThreads(loaded.accounts.table, {
      bars,
      onProgress: progress.report,
    });
    if (options.out) await writeCsv(options.out, clusterRows(loaded.accounts, resolution));
    if (options.explain)
      await writeCsv(options.explain, pairRows(loaded.accounts, resolution), { forPeople: true });
    if (options.rejected) {
      await writeText(
        options.rejected,
        rejectedCsv(loaded.accounts.rejected, { withFileName: true }),
      );
    }
    progress.stop();
    const seconds = (performance.now() - startedAt) / 1000;
    report(loaded, { ...resolutionFigures(resolution), seconds }, options.json === true);
  } finally {
    progress.stop();
  }
}

function report(
  loaded: LoadedLists,
  summary: ReturnType<typeof resolutionFigures> & { seconds: number },
  asJson: boolean,
) {
  const lists = {
    updated: loaded.accounts.updated,
    rejected: loaded.accounts.rejected.length,
    warnings: loaded.warnings,
  };
  if (asJson) printResult({ ...summary, ...lists });
  else {
    printLists(loaded);
    process.stdout.write(`${resolutionText(summary)}\n`);
  }
}

function* clusterRows(accounts: ListAccounts, { clusterOf, links }: Resolution) {
  const nameOf = accountNames(accounts);
  const linkOf = strongestLinks(clusterOf.length, links);
  yield ['accountId', 'customerId', 'probability', 'rule'];
  for (const [account, cluster] of clusterOf.entries()) {
    const link = linkOf[account];
    yield [
      nameOf(account),
      `c${cluster + 1}`,
      link ? rounded(link.probability) : '',
      link?.rule ?? '',
    ];
  }
}

function* pairRows(accounts: ListAccounts, { links, review, model, hotValues }: Resolution) {
  const nameOf = accountNames(accounts);
  const explain = explainer(accounts.table, model, { hotValues });
  yield [
    'accountId',
    'otherAccountId',
    'decision',
    'probability',
    'weight',
    'rule',
    'ruleText',
    'evidence',
  ];
  const row = (decision: string, { a, b, probability, weight, rule }: Link) => [
    nameOf(a),
    nameOf(b),
    decision,
    rounded(probability),
    weight.toFixed(2),
    rule,
    ruleText(rule),
    evidenceText(explain(a, b)),
  ];
  for (const link of links) yield row('linked', link);
  for (const link of review) yield row('review', link);
}

function evidenceText({ prior, parts, vetoes }: Evidence): string {
  const signed = (weight: number) => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`;
  return [
    `先验 ${signed(prior)}`,
    ...parts.map(
      ({ field, level, weight }) => `${fieldText(field)}（${levelText(level)}） ${signed(weight)}`,
    ),
    ...vetoes.map((veto) => `否决：${vetoText(veto)}`),
  ].join('；');
}

const rounded = (probability: number) => String(Math.round(probability * 1e6) / 1e6);

/** The source's key of an account, with its channel where another channel has the same key. */
function accountNames(accounts: ListAccounts): (account: number) => string {
  const ids = new TextPool();
  const idOf = Int32Array.from({ length: accounts.table.size }, (_, account) =>
    ids.intern(accounts.accountId(account)),
  );
  const holders = new Uint8Array(ids.size + 1);
  for (const id of idOf) holders[id] = Math.min(2, (holders[id] as number) + 1);
  return (account) => {
    const id = ids.text(idOf[account] as number);
    return holders[idOf[account] as number] === 1 ? id : `${accounts.channel(account)}:${id}`;
  };
}
