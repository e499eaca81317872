import { colours } from '@heyi/shared/design-tokens';
import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { ResolutionSummary } from '@heyi/shared/identity/identity.schema';
import { Bars } from '../ui/bars.tsx';
import { formatShare } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';

/** By which evidence accounts found their customer in the last run. */
export function LinkedBy({ summary }: { summary: ResolutionSummary }) {
  const bars = Object.entries(summary.linkedBy)
    .map(([rule, count]) => ({ name: ruleText(rule), count, colour: colours.light.primary }))
    .sort((a, b) => b.count - a.count);
  const all = bars.reduce((sum, { count }) => sum + count, 0);
  const [first] = bars;
  if (!first) return null;
  return (
    <Card title={`最常见的归并依据是“${first.name}”，占 ${formatShare(first.count, all)}`}>
      <Bars bars={bars} all={all} unit="次" />
    </Card>
  );
}
