import { consentsApi } from '@heyi/shared/consents/consents.api';
import type { ConsentText, ConsentView } from '@heyi/shared/consents/consents.schema';
import { useState } from 'react';
import { call } from '../../../../api.ts';
import { purposeText } from '../../../../features/consents/purpose-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { confirm } from '../../../../ui/confirm.ts';
import { Row } from '../../../../ui/row.tsx';
import { LongText, Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';

interface Props {
  text: ConsentText;
  onChange: (all: ConsentView[]) => void;
}

/** Says what will no longer be done before it takes the consent back. */
export function WithdrawConsent({ text: { purpose, text }, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { run, isBusy, problem } = useAction(async () => {
    if (await confirm('撤回授权', purposeText[purpose].without, '撤回'))
      onChange((await call(consentsApi.withdraw, { params: { purpose } })).items);
  });
  return (
    <>
      <Row title={isOpen ? '收起条款' : '查看条款'} onTap={() => setOpen(!isOpen)} />
      {isOpen && <LongText text={text} />}
      {problem && <Note tone="danger">{problem}</Note>}
      <Button kind="danger" isBusy={isBusy} onTap={run}>
        撤回授权
      </Button>
    </>
  );
}
