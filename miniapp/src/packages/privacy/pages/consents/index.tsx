import { consentsApi } from '@heyi/shared/consents/consents.api';
import { call } from '../../../../api.ts';
import { NeedsSignIn } from '../../../../session/needs-sign-in.tsx';
import { goTo } from '../../../../ui/go-to.ts';
import { Remote } from '../../../../ui/remote.tsx';
import { Row } from '../../../../ui/row.tsx';
import { Card, Screen } from '../../../../ui/screen.tsx';
import { TextSkeleton } from '../../../../ui/skeleton.tsx';
import { useRemote } from '../../../../ui/use-remote.ts';
import { ConsentCard } from './consent-card.tsx';

/** What the person's data may be used for, to be given and taken back. */
export default function Consents() {
  return (
    <Screen>
      <NeedsSignIn to="查看和修改您的授权">
        <ConsentList />
      </NeedsSignIn>
    </Screen>
  );
}

function ConsentList() {
  const remote = useRemote(async () => (await call(consentsApi.mine)).items);
  return (
    <Remote of={remote} skeleton={<Waiting />}>
      {(items) => (
        <>
          {items.map((consent) => (
            <ConsentCard key={consent.purpose} consent={consent} onChange={remote.put} />
          ))}
          <Card>
            <Row title="授权记录" onTap={() => goTo('privacy/pages/history')} />
          </Card>
        </>
      )}
    </Remote>
  );
}

const Waiting = () => (
  <>
    {['a', 'b', 'c'].map((key) => (
      <Card key={key}>
        <TextSkeleton lines={4} />
      </Card>
    ))}
  </>
);
