import type { MeView } from '@heyi/shared/me/me.schema';
import { ChannelTag } from '../../../../ui/channel-tag.tsx';
import { Row } from '../../../../ui/row.tsx';
import { Card } from '../../../../ui/screen.tsx';
import { Note } from '../../../../ui/text.tsx';

/** Another WeChat is still the agent's. */
export const WaitingAgent = ({ agent }: { agent: NonNullable<MeView['agent']> }) => (
  <>
    <Card title="等待换绑">
      <Row title="工号" value={agent.code} />
      <Row title="渠道" value={<ChannelTag channel={agent.channel} />} />
    </Card>
    <Note>
      这个工号已绑定另一个微信。请用原来的微信打开本页同意换绑；用不了原来的微信，请联系公司处理。
    </Note>
  </>
);
