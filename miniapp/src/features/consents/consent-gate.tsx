import { consentsApi } from '@heyi/shared/consents/consents.api';
import type { ConsentPurpose, ConsentText } from '@heyi/shared/consents/consents.schema';
import type { ReactNode } from 'react';
import { call } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Remote } from '../../ui/remote.tsx';
import { Card } from '../../ui/screen.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import { LongText, Note } from '../../ui/text.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useRemote } from '../../ui/use-remote.ts';

interface Props {
  purpose: ConsentPurpose;
  onGiven?: () => Promise<void>;
  children: ReactNode;
}

/** What needs a consent comes after it: without one the text is shown, and goes on when the person agrees. */
export function ConsentGate({ purpose, onGiven, children }: Props) {
  const remote = useRemote(async () => (await call(consentsApi.mine)).items);
  const given = async () => {
    await remote.reload();
    await onGiven?.();
  };
  return (
    <Remote of={remote} skeleton={<Waiting />}>
      {(items) => {
        const consent = items.find((one) => one.purpose === purpose);
        if (consent?.state === 'given') return children;
        return consent?.text ? (
          <Ask text={consent.text} onGiven={given} />
        ) : (
          <Card>
            <Note>条款还没有公布，这一步暂时不能做。</Note>
          </Card>
        );
      }}
    </Remote>
  );
}

function Ask({ text, onGiven }: { text: ConsentText; onGiven: () => Promise<void> }) {
  const { purpose, version } = text;
  const { run, isBusy, problem } = useAction(async () => {
    await call(consentsApi.give, { body: { purpose, version } });
    await onGiven();
  });
  return (
    <>
      <Card title={text.title}>
        <LongText text={text.text} />
      </Card>
      {problem && <Note tone="danger">{problem}</Note>}
      <Button kind="primary" isBusy={isBusy} onTap={run}>
        同意并继续
      </Button>
    </>
  );
}

const Waiting = () => (
  <Card>
    <TextSkeleton lines={5} />
  </Card>
);
