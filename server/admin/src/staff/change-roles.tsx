import type { StaffRole } from '@heyi/shared/actor';
import { staffApi } from '@heyi/shared/staff/staff.api';
import type { StaffView } from '@heyi/shared/staff/staff.schema';
import { useMutation } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { RoleChoice } from './role-choice.tsx';

interface Props {
  staff: StaffView;
  open: boolean;
  onClose: () => void;
}

export function ChangeRoles({ staff, open, onClose }: Props) {
  const [roles, setRoles] = useState<StaffRole[]>(staff.roles);
  const change = useMutation({
    mutationFn: () => call(staffApi.changeRoles, { params: { id: staff.id }, body: { roles } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['staff'] });
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={`${staff.username} 的角色`}
      okText="更改"
      onCancel={onClose}
      onOk={() => change.mutate()}
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: roles.length === 0 }}
    >
      {change.isError && <ErrorNotice error={change.error} />}
      <RoleChoice value={roles} onChange={setRoles} />
    </Modal>
  );
}
