import { staffApi } from '@heyi/shared/staff/staff.api';
import type { StaffView } from '@heyi/shared/staff/staff.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { errorText } from '../ui/error-text.ts';
import { ChangeRoles } from './change-roles.tsx';
import type { Issued } from './initial-password.tsx';

interface Props {
  staff: StaffView;
  onIssued: (issued: Issued) => void;
}

const renewList = () => queries.invalidateQueries({ queryKey: ['staff'] });

/** What may be done with an account, as the server says; what cannot be taken back is asked first. */
export function StaffActions({ staff, onIssued }: Props) {
  const { modal, message } = App.useApp();
  const [choosing, setChoosing] = useState(false);
  const params = { id: staff.id };
  const onError = (error: unknown) => void message.error(errorText(error));
  const done = (text: string) => async () => {
    await renewList();
    void message.success(text);
  };
  const disable = useMutation({
    mutationFn: () => call(staffApi.disable, { params }),
    onSuccess: done('已停用。'),
    onError,
  });
  const enable = useMutation({
    mutationFn: () => call(staffApi.enable, { params }),
    onSuccess: done('已启用。'),
    onError,
  });
  const reset = useMutation({
    mutationFn: () => call(staffApi.resetPassword, { params }),
    onSuccess: ({ initialPassword }) => {
      void renewList();
      onIssued({ username: staff.username, password: initialPassword });
    },
    onError,
  });
  const ask = (title: string, content: string, act: () => Promise<unknown>) =>
    void modal.confirm({ title, content, onOk: () => act().catch(() => undefined) });

  const { can, username } = staff;
  const items: NonNullable<MenuProps['items']> = [];
  if (can.changeRoles)
    items.push({ key: 'roles', label: '更改角色', onClick: () => setChoosing(true) });
  if (can.resetPassword)
    items.push({
      key: 'reset',
      label: '重置密码',
      onClick: () =>
        ask(
          `重置 ${username} 的密码？`,
          '旧密码立即失效，本人在所有设备上退出登录；新的初始密码只显示一次。',
          reset.mutateAsync,
        ),
    });
  if (can.enable) items.push({ key: 'enable', label: '启用', onClick: () => enable.mutate() });
  if (can.disable)
    items.push({
      key: 'disable',
      danger: true,
      label: '停用',
      onClick: () =>
        ask(
          `停用 ${username}？`,
          '本人在所有设备上立即退出登录，不能再使用后台；以后可以重新启用。',
          disable.mutateAsync,
        ),
    });
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button size="small" aria-label={`对 ${username} 的操作`}>
          操作
        </Button>
      </Dropdown>
      <ChangeRoles staff={staff} open={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}
