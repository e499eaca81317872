import { agentsApi } from '@heyi/shared/agents/agents.api';
import type { HandoverDecision, HandoverView } from '@heyi/shared/agents/agents.schema';
import { View } from '@tarojs/components';
import { callAsAgent } from '../../../../api.ts';
import { Button } from '../../../../ui/button.tsx';
import { confirm } from '../../../../ui/confirm.ts';
import { momentText } from '../../../../ui/moment-text.ts';
import { Card } from '../../../../ui/screen.tsx';
import { Note } from '../../../../ui/text.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import './handover-question.scss';

interface Props {
  handover: HandoverView;
  onDecided: () => Promise<void>;
}

const about = '换绑后，这个微信不再是您的业务员身份，立即生效。';

/** Another WeChat asks to take the place of this one. */
export function HandoverQuestion({ handover: { id, askedAt }, onDecided }: Props) {
  const { run, isBusy, problem } = useAction(async (verdict: HandoverDecision['verdict']) => {
    if (verdict === 'approve' && !(await confirm('同意换绑', about, '同意换绑'))) return;
    await callAsAgent(agentsApi.decideHandover, { params: { id }, body: { verdict } });
    await onDecided();
  });
  return (
    <Card title="另一个微信申请绑定您的工号">
      <View className="handover">
        <Note>
          申请时间：{momentText(new Date(askedAt), new Date())}。不是您本人申请的，请拒绝。
        </Note>
        {problem && <Note tone="danger">{problem}</Note>}
        <Button kind="primary" isBusy={isBusy} onTap={() => run('refuse')}>
          拒绝
        </Button>
        <Button kind="danger" isBusy={isBusy} onTap={() => run('approve')}>
          同意换绑
        </Button>
      </View>
    </Card>
  );
}
