import type { CalendarDate } from '@heyi/shared/dates';
import type { CoverageLine } from '@heyi/shared/policies/policies.schema';
import { type CoverageKind, coverageKinds } from '@heyi/shared/policies/policy-words';
import type { Policy } from './policy.model.ts';
import { isCovering, stateOf } from './policy-state.rules.ts';

const wan = 10_000 * 100;

/** Usual amounts to compare with, in fen: a picture to talk about with one's agent, neither advice nor a promise. */
const yardsticks: Partial<Record<CoverageKind, { amount: number; source: string }>> = {
  life: { amount: 100 * wan, source: '常用参考：约 10 年家庭开支，按每年 10 万元计' },
  'critical-illness': {
    amount: 50 * wan,
    source: '常用参考：约 5 年康复与收入补偿，按每年 10 万元计',
  },
  medical: { amount: 200 * wan, source: '常用参考：百万医疗险的一般年度限额' },
  accident: { amount: 50 * wan, source: '常用参考：约 5 年收入，按每年 10 万元计' },
};

/** How far somebody is covered by these policies today; kinds that are neither insured nor usual are left out. */
export function coverageOf(policies: readonly Policy[], today: CalendarDate): CoverageLine[] {
  const sums = new Map<CoverageKind, number>();
  for (const policy of policies) {
    if (!isCovering(stateOf(policy, today))) continue;
    for (const { kind, sumInsured } of policy.terms.coverages)
      sums.set(kind, (sums.get(kind) ?? 0) + sumInsured);
  }
  return coverageKinds.flatMap((kind) => {
    const sumInsured = sums.get(kind);
    const yardstick = yardsticks[kind] ?? null;
    return sumInsured === undefined && !yardstick
      ? []
      : [{ kind, sumInsured: sumInsured ?? 0, yardstick }];
  });
}
