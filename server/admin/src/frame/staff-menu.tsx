import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { KeysHelp } from '../keys/keys-help.tsx';
import { signOut } from '../session/session.ts';
import { useStaff } from '../session/use-session.ts';

export function StaffMenu() {
  const { username } = useStaff();
  const [keysShown, showKeys] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'me', label: <Link to="/me">我的账号与登录</Link> },
            { key: 'keys', label: '键盘操作', onClick: () => showKeys(true) },
            { type: 'divider' },
            { key: 'out', label: '退出登录', onClick: () => void signOut() },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined aria-hidden />} aria-haspopup="menu">
          {username}
        </Button>
      </Dropdown>
      <KeysHelp open={keysShown} onChange={showKeys} />
    </>
  );
}
