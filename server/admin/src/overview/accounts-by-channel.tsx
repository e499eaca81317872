import { channelColours } from '@heyi/shared/design-tokens';
import { accountSources } from '@heyi/shared/identity/account-field';
import { channelText } from '@heyi/shared/identity/evidence-text';
import type { IdentityOverview } from '@heyi/shared/identity/identity.schema';
import { Bars } from '../ui/bars.tsx';
import { formatShare } from '../ui/format.ts';
import { Card } from '../ui/screen.tsx';

export function AccountsByChannel({ overview }: { overview: IdentityOverview }) {
  const bars = accountSources.map((channel) => ({
    name: channelText(channel),
    count: overview.accountsByChannel[channel] ?? 0,
    colour: channelColours[channel],
  }));
  const most = bars.reduce((a, b) => (b.count > a.count ? b : a));
  return (
    <Card title={`${most.name}的账户最多，占 ${formatShare(most.count, overview.accounts)}`}>
      <Bars bars={bars} all={overview.accounts} unit="个" />
    </Card>
  );
}
