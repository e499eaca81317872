import { consentsApi } from '@heyi/shared/consents/consents.api';
import type { ConsentText, ConsentView } from '@heyi/shared/consents/consents.schema';
import { useState } from 'react';
import { call } from '../../../../api.ts';
import { Button } from '../../../../ui/button.tsx';
import { LongText, Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';

interface Props {
  text: ConsentText;
  onChange: (all: ConsentView[]) => void;
}

/** The text is read before it can be agreed to. */
export function GiveConsent({ text: { purpose, version, text }, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { run, isBusy, problem } = useAction(async () =>
    onChange((await call(consentsApi.give, { body: { purpose, version } })).items),
  );
  if (!isOpen) return <Button onTap={() => setOpen(true)}>阅读条款</Button>;
  return (
    <>
      <LongText text={text} />
      {problem && <Note tone="danger">{problem}</Note>}
      <Button kind="primary" isBusy={isBusy} onTap={run}>
        同意
      </Button>
    </>
  );
}
