import { meApi } from '@heyi/shared/me/me.api';
import { call } from '../../api.ts';
import { RemoteWithConsent } from '../../features/consents/remote-with-consent.tsx';
import { NeedsSignIn } from '../../session/needs-sign-in.tsx';
import { Button } from '../../ui/button.tsx';
import { ChannelTag } from '../../ui/channel-tag.tsx';
import { Empty } from '../../ui/empty.tsx';
import { goTo } from '../../ui/go-to.ts';
import { Row } from '../../ui/row.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { RowsSkeleton } from '../../ui/skeleton.tsx';
import { useRemote } from '../../ui/use-remote.ts';

/** The person's policies of all channels in one list. */
export default function Policies() {
  return (
    <Screen>
      <NeedsSignIn to="查看您的保单">
        <PolicyList />
      </NeedsSignIn>
    </Screen>
  );
}

function PolicyList() {
  const remote = useRemote(() => call(meApi.policies));
  return (
    <RemoteWithConsent of={remote} skeleton={<Waiting />}>
      {({ isNameVerified, items }) => (
        <Card>
          {!isNameVerified && <NotVerified />}
          {isNameVerified && items.length === 0 && <None />}
          {items.map(({ channel, policyNumber }) => (
            <Row
              key={`${channel} ${policyNumber}`}
              title={policyNumber}
              value={<ChannelTag channel={channel} />}
            />
          ))}
        </Card>
      )}
    </RemoteWithConsent>
  );
}

const Waiting = () => (
  <Card>
    <RowsSkeleton rows={4} />
  </Card>
);

const NotVerified = () => (
  <Empty title="还不知道哪些保单是您的" about="核实姓名和证件后，您在各渠道的保单会列在这里。">
    <Button kind="primary" onTap={() => goTo('account/pages/real-name')}>
      去核实
    </Button>
  </Empty>
);

const None = () => (
  <Empty
    title="没有找到您的保单"
    about="若您刚刚投保，保单可能还没有传到这里；也请确认投保时用的是这个证件。"
  />
);
