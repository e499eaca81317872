import { ruleText } from '@heyi/shared/identity/evidence-text';
import { type ReviewPairView, type Verdict, verdicts } from '@heyi/shared/identity/review.schema';
import { Id } from '@heyi/shared/ids';
import { Page } from '@heyi/shared/paging';
import { type Command, Option } from 'commander';
import { decidePair } from '../identity/review/decide-pair.ts';
import { withAccounts } from '../identity/review/pair-accounts.ts';
import { presentReviewPair } from '../identity/review/review.presenter.ts';
import { countPairs, listPairs } from '../identity/review/review-queue.ts';
import { accountText } from './account-named.ts';
import { jsonOption, reasonOption, subcommand } from './command.ts';
import { CommandError } from './command-error.ts';
import { byHand, printChange } from './hand-change.ts';
import { printResult } from './output.ts';
import { type DatabaseTools, operator, withDatabase } from './with-database.ts';

interface ReviewOptions {
  decide?: Verdict;
  reason?: string;
  limit: number;
  json?: true;
}

export const reviewCommand = (): Command =>
  subcommand('review', '待核对的账户对：列出最可能是同一人的，或认定其中一对')
    .argument('[编号]', '要认定的一对')
    .addOption(new Option('--decide <结论>', 'same 是同一人，different 不是').choices(verdicts))
    .addOption(reasonOption())
    .addOption(new Option('--limit <对数>', '列出多少对，最多 100').default(20).argParser(limitOf))
    .addOption(jsonOption())
    .action(review);

function limitOf(text: string): number {
  const page = Page.safeParse({ limit: text });
  if (!page.success) throw new CommandError('选项 --limit 应是 1 到 100 的整数');
  return page.data.limit;
}

async function review(id: string | undefined, { decide, reason, limit, json }: ReviewOptions) {
  if (id === undefined && decide === undefined) {
    return withDatabase((tools) => list(limit, json, tools));
  }
  if (id === undefined || decide === undefined) {
    throw new CommandError('认定一对时，编号和 --decide 都要写。用 --help 看用法');
  }
  if (reason === undefined) throw new CommandError('必须写选项 --reason。用 --help 看用法');
  if (!Id.safeParse(id).success) throw new CommandError(`“${id}”不是待核对的编号`);
  return withDatabase(async (tools) =>
    printChange(await decidePair(operator, id, decide, byHand(reason, tools)), json, tools),
  );
}

async function list(limit: number, json: true | undefined, tools: DatabaseTools) {
  const { now, fieldEncryption } = tools;
  const left = await countPairs(operator, now());
  const { items } = await listPairs(operator, { limit });
  const pairs = (await withAccounts(items)).map((pair) =>
    presentReviewPair(pair, operator, now(), fieldEncryption),
  );
  if (json) printResult({ left, pairs });
  else process.stdout.write(`${listText(left.open, pairs)}\n`);
}

function listText(open: number, pairs: ReviewPairView[]): string {
  if (open === 0) return '没有待核对的账户';
  const shown = pairs.map(
    ({ id, probability, rule, accounts: [one, other] }) =>
      `\n${id} ${(probability * 100).toFixed(1)}% ${ruleText(rule)}\n  ${accountText(one)}\n  ${accountText(other)}`,
  );
  return [
    `待核对 ${open} 对，最可能是同一人的在前：`,
    ...shown,
    '\n认定：heyi review <编号> --decide same|different --reason <理由>；全部证据：heyi explain <账户> <另一账户>',
  ].join('\n');
}
