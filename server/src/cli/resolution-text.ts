import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { ResolutionSummary } from '@heyi/shared/identity/identity.schema';

const number = new Intl.NumberFormat('zh-CN');

/** What a resolution came to, for people. */
export function resolutionText(
  summary: Omit<ResolutionSummary, 'changedAccounts'> & { changedAccounts?: number },
): string {
  const linked = Object.entries(summary.linkedBy).sort(([, a], [, b]) => b - a);
  const lines = [
    `账户 ${number.format(summary.accounts)} 个 → 客户 ${number.format(summary.customers)} 位（最多的一位有 ${summary.largestCluster} 个账户）`,
    `待核对 ${number.format(summary.reviewPairs)} 对，热点值 ${number.format(summary.hotValues)} 个，用时 ${summary.seconds.toFixed(1)} 秒`,
  ];
  if (summary.reviewPairsLeftOut) {
    const count = number.format(summary.reviewPairsLeftOut);
    lines.push(
      `另有 ${count} 对待核对没有列出：一位客户一次最多列 20 对，核对完再归并时会接着列出`,
    );
  }
  if (summary.changedAccounts !== undefined) {
    lines.push(`有变化的账户 ${number.format(summary.changedAccounts)} 个`);
  }
  if (linked.length > 0) {
    lines.push('归并所依据的证据：');
    for (const [rule, count] of linked) {
      lines.push(`  ${number.format(count).padStart(9)}  ${ruleText(rule)}`);
    }
  }
  return lines.join('\n');
}
