import { staffApi } from '@heyi/shared/staff/staff.api';
import { type NewStaff, Username } from '@heyi/shared/staff/staff.schema';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import type { Issued } from './initial-password.tsx';
import { RoleChoice } from './role-choice.tsx';

interface Props {
  open: boolean;
  onClose: () => void;
  onIssued: (issued: Issued) => void;
}

export function NewStaffForm({ open, onClose, onIssued }: Props) {
  const [form] = Form.useForm<NewStaff>();
  const create = useMutation({
    mutationFn: (body: NewStaff) => call(staffApi.create, { body }),
    onSuccess: ({ staff, initialPassword }) => {
      void queries.invalidateQueries({ queryKey: ['staff'] });
      onIssued({ username: staff.username, password: initialPassword });
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title="新建员工账号"
      okText="新建"
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={create.isPending}
      afterClose={() => {
        form.resetFields();
        create.reset();
      }}
    >
      {create.isError && <ErrorNotice error={create.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={create.mutate}>
        <Form.Item
          label="用户名"
          name="username"
          extra="建立后不能更改。"
          rules={[{ required: true, message: '请输入用户名' }, { validator: mustBeUsername }]}
        >
          <Input autoComplete="off" maxLength={32} placeholder="如 wang.fang" />
        </Form.Item>
        <Form.Item
          label="角色"
          name="roles"
          rules={[{ required: true, type: 'array', min: 1, message: '请至少选一个角色' }]}
        >
          <RoleChoice />
        </Form.Item>
      </Form>
    </Modal>
  );
}

async function mustBeUsername(_: unknown, value?: string): Promise<void> {
  if (!value) return;
  const { error } = Username.safeParse(value);
  if (error) throw new Error(error.issues[0]?.message);
}
