import { Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { Screen } from '../ui/screen.tsx';
import { MessageSetup } from './message-setup.tsx';
import { Outbox } from './outbox.tsx';

const parts = [
  { key: 'outbox', label: '发件记录', children: <Outbox /> },
  { key: 'setup', label: '模板与时段', children: <MessageSetup /> },
];

/** What people are told, how it reached them, and by which templates. */
export function MessagesPage() {
  const { part } = useParams();
  const navigate = useNavigate();
  return (
    <Screen
      title="消息"
      about="告诉客户与业务员的事：先放进收件箱，再按当时允许的方式发到微信；每次尝试与原因都在这里。"
    >
      <Tabs
        activeKey={part === 'setup' ? 'setup' : 'outbox'}
        items={parts}
        destroyOnHidden
        onChange={(key) => void navigate(key === 'setup' ? '/messages/setup' : '/messages')}
      />
    </Screen>
  );
}
