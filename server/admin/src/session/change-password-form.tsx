import type { PasswordChange } from '@heyi/shared/staff/staff.schema';
import { WeakPasswordDetails } from '@heyi/shared/staff/staff.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { errorDetails, errorText } from '../ui/error-text.ts';
import { changePassword } from './session.ts';

interface Answers extends PasswordChange {
  again: string;
}

export function ChangePasswordForm({ onChanged }: { onChanged?: () => void }) {
  const [form] = Form.useForm<Answers>();
  const change = useMutation({
    mutationFn: ({ oldPassword, newPassword }: Answers) =>
      changePassword({ oldPassword, newPassword }),
    onSuccess: () => {
      form.resetFields();
      onChanged?.();
    },
  });
  const reasons = errorDetails(change.error, WeakPasswordDetails)?.reasons ?? [];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(all) => change.mutate(all)}>
      {change.isError && (
        <Form.Item>
          <Alert
            type="error"
            showIcon
            role="alert"
            title={errorText(change.error)}
            description={reasons.length > 0 ? reasons.join('；') : undefined}
          />
        </Form.Item>
      )}
      <Form.Item
        label="现在的密码"
        name="oldPassword"
        rules={[{ required: true, message: '请输入现在的密码' }]}
      >
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        label="新密码"
        name="newPassword"
        extra="越长越好，几个不相干的词连在一起即可。"
        rules={[{ required: true, message: '请输入新密码' }]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        label="再输一次新密码"
        name="again"
        dependencies={['newPassword']}
        rules={[
          { required: true, message: '请再输一次' },
          ({ getFieldValue }) => ({
            validator: async (_, again) => {
              if (again && again !== getFieldValue('newPassword'))
                throw new Error('两次输入的不一样');
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        修改密码
      </Button>
    </Form>
  );
}
