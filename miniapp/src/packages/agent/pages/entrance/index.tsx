import { agentsApi } from '@heyi/shared/agents/agents.api';
import { meApi } from '@heyi/shared/me/me.api';
import { call, callAsAgent } from '../../../../api.ts';
import { ConsentGate } from '../../../../features/consents/consent-gate.tsx';
import { NeedsSignIn } from '../../../../session/needs-sign-in.tsx';
import { Remote } from '../../../../ui/remote.tsx';
import { Card, Screen } from '../../../../ui/screen.tsx';
import { RowsSkeleton } from '../../../../ui/skeleton.tsx';
import { useRemote } from '../../../../ui/use-remote.ts';
import { BindForm } from './bind-form.tsx';
import { BoundAgent } from './bound-agent.tsx';
import { MobileFirst } from './mobile-first.tsx';
import { WaitingAgent } from './waiting-agent.tsx';

/** Makes the WeChat that is signed in an agent's, and shows whose it is. */
export default function Entrance() {
  return (
    <Screen>
      <NeedsSignIn to="绑定业务员身份">
        <Hat />
      </NeedsSignIn>
    </Screen>
  );
}

async function readHat() {
  const { agent, mobile } = await call(meApi.show);
  if (agent?.state === 'bound') return { bound: await callAsAgent(agentsApi.me) };
  return agent ? { waiting: agent } : { mobile };
}

function Hat() {
  const remote = useRemote(readHat);
  return (
    <Remote of={remote} skeleton={<Waiting />}>
      {({ bound, waiting, mobile }) => {
        if (bound) return <BoundAgent agent={bound} onDecided={remote.reload} />;
        if (waiting) return <WaitingAgent agent={waiting} />;
        return (
          <ConsentGate purpose="service">
            {mobile ? <BindForm mobile={mobile} onBound={remote.reload} /> : <MobileFirst />}
          </ConsentGate>
        );
      }}
    </Remote>
  );
}

const Waiting = () => (
  <Card>
    <RowsSkeleton rows={4} />
  </Card>
);
