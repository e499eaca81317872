import { agentsApi } from '@heyi/shared/agents/agents.api';
import { AgentClaim } from '@heyi/shared/agents/agents.schema';
import { useState } from 'react';
import { call } from '../../../../api.ts';
import { Button } from '../../../../ui/button.tsx';
import { Field } from '../../../../ui/field.tsx';
import { goTo } from '../../../../ui/go-to.ts';
import { Row } from '../../../../ui/row.tsx';
import { Card } from '../../../../ui/screen.tsx';
import { Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';

interface Props {
  /** The own one, masked. */
  mobile: string;
  onBound: () => Promise<void>;
}

export function BindForm({ mobile, onBound }: Props) {
  const [given, setGiven] = useState<AgentClaim>({ code: '', mobile: '' });
  const { run, isBusy, problem } = useAction(async () => {
    await call(agentsApi.bind, { body: given });
    await onBound();
  });
  return (
    <>
      <Card title="绑定业务员身份">
        <Field
          label="工号"
          value={given.code}
          placeholder="公司给您的工号"
          maxLength={20}
          onChange={(code) => setGiven({ ...given, code })}
        />
        <Field
          label="登记的手机号"
          value={given.mobile}
          placeholder="您在公司登记的号码"
          maxLength={11}
          type="number"
          onChange={(own) => setGiven({ ...given, mobile: own })}
        />
      </Card>
      <Card>
        <Row
          title="微信确认的手机号"
          about="须与登记的手机号一致"
          value={mobile}
          onTap={() => goTo('account/pages/mobile')}
        />
      </Card>
      {problem && <Note tone="danger">{problem}</Note>}
      <Button
        kind="primary"
        isBusy={isBusy}
        isDisabled={!AgentClaim.safeParse(given).success}
        onTap={run}
      >
        绑定
      </Button>
    </>
  );
}
