import type { AgentMe } from '@heyi/shared/agents/agents.schema';
import { ChannelTag } from '../../../../ui/channel-tag.tsx';
import { Row } from '../../../../ui/row.tsx';
import { Card } from '../../../../ui/screen.tsx';
import { HandoverQuestion } from './handover-question.tsx';

interface Props {
  agent: AgentMe;
  onDecided: () => Promise<void>;
}

export const BoundAgent = ({ agent, onDecided }: Props) => {
  const { name, code, mobile, channel, partner, handover } = agent;
  return (
    <>
      {handover && <HandoverQuestion handover={handover} onDecided={onDecided} />}
      <Card title="您已绑定业务员身份">
        <Row title="姓名" value={name} />
        <Row title="工号" value={code} />
        <Row title="手机号" value={mobile} />
        <Row title="渠道" value={<ChannelTag channel={channel} />} />
        {partner && <Row title="合作机构" value={partner.name} />}
      </Card>
    </>
  );
};
