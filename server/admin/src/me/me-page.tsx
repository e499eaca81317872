import { authApi } from '@heyi/shared/auth/auth.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { ChangePasswordForm } from '../session/change-password-form.tsx';
import { useStaff } from '../session/use-session.ts';
import { roleTexts } from '../texts/roles.ts';
import { errorText } from '../ui/error-text.ts';
import { formatMoment } from '../ui/format.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import { deviceText } from './device-text.ts';

export function MePage() {
  const { username, roles } = useStaff();
  const { message } = App.useApp();
  return (
    <Screen title={username} about={roles.map((role) => roleTexts[role]).join('、')}>
      <Card title="我的登录" flush>
        <Sessions />
      </Card>
      <Card title="修改密码">
        <div style={{ maxWidth: 400 }}>
          <ChangePasswordForm
            onChanged={() => {
              void message.success('密码已修改，其他设备已退出登录。');
              void queries.invalidateQueries({ queryKey: ['sessions'] });
            }}
          />
        </div>
      </Card>
    </Screen>
  );
}

function Sessions() {
  const { message } = App.useApp();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => call(authApi.listSessions),
  });
  const end = useMutation({
    mutationFn: (id: string) => call(authApi.endSession, { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sessions'] }),
    onError: (error) => void message.error(errorText(error)),
  });
  return (
    <Loaded query={sessions}>
      {({ items }) => (
        <Table
          rowKey="id"
          size="middle"
          pagination={false}
          dataSource={items}
          columns={[
            { title: '设备', dataIndex: 'device', render: deviceText },
            { title: '来自', dataIndex: 'address', responsive: ['sm'] },
            { title: '登录', dataIndex: 'startedAt', responsive: ['md'], render: moment },
            { title: '最近使用', dataIndex: 'lastUsedAt', render: moment },
            {
              title: '操作',
              key: 'end',
              width: 110,
              render: (_, { id, current }) =>
                current ? (
                  <StatusMark tone="good">本设备</StatusMark>
                ) : (
                  <Button size="small" loading={end.isPending} onClick={() => end.mutate(id)}>
                    结束
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}

const moment = (at: string) => formatMoment(at);
