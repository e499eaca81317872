import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { Link } from 'react-router';
import { signOut } from '../session/session.ts';
import { useStaff } from '../session/use-session.ts';

export function StaffMenu() {
  const { username } = useStaff();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'me', label: <Link to="/me">我的账号与登录</Link> },
          { type: 'divider' },
          { key: 'out', label: '退出登录', onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-haspopup="menu">
        {username}
      </Button>
    </Dropdown>
  );
}
