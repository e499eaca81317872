import { LockOutlined, UserOutlined } from '@ant-design/icons';
import type { StaffSignIn } from '@heyi/shared/auth/auth.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { errorText } from '../ui/error-text.ts';
import { signIn } from './session.ts';

interface Props {
  /** Fixed when a session is to be taken up again. */
  username?: string;
  onSignedIn?: () => void;
}

export function SignInForm({ username, onSignedIn }: Props) {
  const attempt = useMutation({ mutationFn: signIn, ...(onSignedIn && { onSuccess: onSignedIn }) });
  return (
    <Form<StaffSignIn>
      layout="vertical"
      requiredMark={false}
      initialValues={{ username }}
      onFinish={(values) => attempt.mutate(values)}
    >
      {attempt.isError && (
        <Form.Item>
          <Alert type="error" showIcon title={errorText(attempt.error)} role="alert" />
        </Form.Item>
      )}
      <Form.Item
        label="用户名"
        name="username"
        rules={[{ required: true, message: '请输入用户名' }]}
      >
        <Input
          prefix={<UserOutlined aria-hidden />}
          autoComplete="username"
          autoFocus={!username}
          readOnly={username !== undefined}
          maxLength={64}
          size="large"
        />
      </Form.Item>
      <Form.Item label="密码" name="password" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password
          prefix={<LockOutlined aria-hidden />}
          autoComplete="current-password"
          autoFocus={username !== undefined}
          maxLength={256}
          size="large"
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={attempt.isPending}>
        登录
      </Button>
    </Form>
  );
}
