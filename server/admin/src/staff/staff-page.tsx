import { UserAddOutlined } from '@ant-design/icons';
import { staffApi } from '@heyi/shared/staff/staff.api';
import type { StaffView } from '@heyi/shared/staff/staff.schema';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { roleTexts } from '../texts/roles.ts';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { usePages } from '../ui/use-pages.ts';
import { InitialPassword, type Issued } from './initial-password.tsx';
import { NewStaffForm } from './new-staff-form.tsx';
import { StaffActions } from './staff-actions.tsx';

export function StaffPage() {
  const [creating, setCreating] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  const pages = usePages({
    key: ['staff', 'list'],
    read: (cursor) => call(staffApi.list, { query: { limit: 50, ...(cursor && { cursor }) } }),
  });
  return (
    <Screen
      title="员工账号"
      about="谁可以使用后台，能做什么。停用或改角色立即生效。"
      actions={
        <Button
          type="primary"
          icon={<UserAddOutlined aria-hidden />}
          onClick={() => setCreating(true)}
        >
          新建账号
        </Button>
      }
    >
      <Card flush>
        <PagesTable<StaffView>
          pages={pages}
          unit="个账号"
          empty={<Empty title="没有员工账号" />}
          columns={[
            {
              title: '用户名',
              key: 'name',
              render: (_, staff) => (
                <>
                  {staff.username} <State staff={staff} />
                </>
              ),
            },
            {
              title: '角色',
              dataIndex: 'roles',
              render: (roles: StaffView['roles']) =>
                roles.map((role) => roleTexts[role]).join('、'),
            },
            {
              title: '最近登录',
              dataIndex: 'signedInAt',
              responsive: ['md'],
              render: (at: string | null) => (at ? formatMoment(at) : '从未登录'),
            },
            {
              title: '建立',
              dataIndex: 'createdAt',
              responsive: ['lg'],
              render: (at: string) => formatMoment(at),
            },
            {
              title: '操作',
              key: 'actions',
              width: 90,
              render: (_, staff) => <StaffActions staff={staff} onIssued={setIssued} />,
            },
          ]}
        />
      </Card>
      <NewStaffForm open={creating} onClose={() => setCreating(false)} onIssued={setIssued} />
      <InitialPassword issued={issued} onClose={() => setIssued(null)} />
    </Screen>
  );
}

function State({ staff: { disabled, mustChangePassword } }: { staff: StaffView }) {
  if (disabled) return <StatusMark tone="bad">已停用</StatusMark>;
  return mustChangePassword ? <StatusMark tone="careful">尚未换密码</StatusMark> : null;
}
