import { Button } from 'antd';
import { ChangePasswordForm } from './change-password-form.tsx';
import { Entrance } from './entrance.tsx';
import { signOut } from './session.ts';

/** Between the first sign-in with a password from an administrator and everything else. */
export const ChangePasswordPage = () => (
  <Entrance title="先换成自己的密码">
    <p style={{ marginBottom: 24 }}>
      您用的是管理员给的初始密码。换成只有您知道的密码后即可使用后台。
    </p>
    <ChangePasswordForm />
    <Button type="link" block onClick={() => void signOut()} style={{ marginTop: 8 }}>
      退出登录
    </Button>
  </Entrance>
);
