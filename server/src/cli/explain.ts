import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { AccountView, EvidenceView } from '@heyi/shared/identity/identity.schema';
import type { Command } from 'commander';
import { presentAccount, presentEvidence } from '../identity/identity.presenter.ts';
import {
  type ChannelAccount,
  explainAccounts,
  findCustomer,
} from '../identity/identity.service.ts';
import { accountNamed, accountText } from './account-named.ts';
import { jsonOption, subcommand } from './command.ts';
import { printResult } from './output.ts';
import { waterfall } from './waterfall.ts';
import { type DatabaseTools, operator, withDatabase } from './with-database.ts';

export const explainCommand = (): Command =>
  subcommand('explain', '说明：一个账户为何归于某位客户，或两个账户是否同一人')
    .argument('<账户>', '账户编号；几个渠道有同样的编号时写成 渠道:编号')
    .argument('[另一账户]', '与它比较的账户')
    .addOption(jsonOption())
    .action(explain);

async function explain(name: string, other: string | undefined, { json }: { json?: true }) {
  await withDatabase(async (tools) => {
    const account = await accountNamed(name);
    if (other !== undefined) {
      const evidence = await evidenceOf(account, await accountNamed(other), tools);
      if (json) printResult(evidence);
      else process.stdout.write(`${pairText(evidence)}\n`);
      return;
    }
    const placement = await placementOf(account, tools);
    if (json) printResult(placement);
    else process.stdout.write(placementText(placement));
  });
}

async function evidenceOf(
  a: ChannelAccount,
  b: ChannelAccount,
  { fieldEncryption }: DatabaseTools,
) {
  const [id, otherId] = [a._id.toHexString(), b._id.toHexString()];
  const explained = await explainAccounts(operator, id, otherId, fieldEncryption);
  return presentEvidence(explained, fieldEncryption);
}

interface Placement {
  account: AccountView;
  /** All accounts of the same customer, this one among them; empty before the first resolution. */
  accounts: AccountView[];
  /** Why this account and each account that is linked to it are one person. */
  evidence: EvidenceView[];
}

async function placementOf(account: ChannelAccount, tools: DatabaseTools): Promise<Placement> {
  const { fieldEncryption } = tools;
  const view = presentAccount(account, fieldEncryption);
  if (!account.customerId) return { account: view, accounts: [], evidence: [] };
  const { accounts } = await findCustomer(operator, account.customerId.toHexString());
  const linked = accounts.filter(
    ({ _id, link }) =>
      link?.toAccountId.equals(account._id) || account.link?.toAccountId.equals(_id),
  );
  const evidence: EvidenceView[] = [];
  for (const other of linked) evidence.push(await evidenceOf(account, other, tools));
  return {
    account: view,
    accounts: accounts.map((one) => presentAccount(one, fieldEncryption)),
    evidence,
  };
}

function placementText({ account, accounts, evidence }: Placement): string {
  if (!account.customerId) return `${accountText(account)}\n还没有归并过；请运行 resolve\n`;
  const lines = [`客户 ${account.customerId}，共 ${accounts.length} 个账户：`];
  for (const one of accounts) lines.push(`  ${accountText(one)}`);
  if (evidence.length === 0) lines.push('只有这一个账户，没有找到同一人的其他账户');
  return `${lines.join('\n')}\n${evidence.map((each) => `\n${pairText(each)}\n`).join('')}`;
}

function pairText(evidence: EvidenceView): string {
  const [a, b] = evidence.accounts;
  const together = a.customerId !== null && a.customerId === b.customerId;
  return [
    `${accountText(a)}\n${accountText(b)}`,
    waterfall(evidence),
    `依据：${ruleText(evidence.rule)}；${together ? '已归于同一客户' : '不在同一客户'}`,
  ].join('\n');
}
