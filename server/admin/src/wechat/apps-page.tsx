import { wechatAppsApi } from '@heyi/shared/wechat/wechat-apps.api';
import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { useQuery } from '@tanstack/react-query';
import { Table, Typography } from 'antd';
import { call } from '../api.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { AppActions } from './app-actions.tsx';
import { AppHealth } from './app-health.tsx';

/** The public accounts and mini-programs that are connected, and how each stands. */
export function AppsPage() {
  const query = useQuery({
    queryKey: ['wechat', 'apps'],
    queryFn: () => call(wechatAppsApi.list, {}),
  });
  return (
    <Screen title="微信应用" about="接入的公众号与小程序，以及它们今天的情况。">
      <Card>
        <Loaded query={query}>{({ items }) => <AppTable items={items} />}</Loaded>
      </Card>
    </Screen>
  );
}

function AppTable({ items }: { items: WechatAppView[] }) {
  if (items.length === 0)
    return <Empty title="还没有接入公众号或小程序" about="由管理员接入后，会显示在这里。" />;
  return (
    <Table<WechatAppView>
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={items}
      columns={[
        {
          title: '应用',
          key: 'name',
          render: (_, { name, appid, kind, channel }) => (
            <>
              <div>
                <b>{name}</b> {channel ? <ChannelTag channel={channel} /> : null}
              </div>
              <div>
                {kind === 'mini-program' ? '小程序' : '公众号'} {appid}
              </div>
            </>
          ),
        },
        { title: '今天', key: 'health', render: (_, app) => <AppHealth app={app} /> },
        {
          title: '消息接收地址',
          key: 'callback',
          render: (_, { callbackPath }) =>
            callbackPath && (
              <Typography.Text copyable>{`${location.origin}${callbackPath}`}</Typography.Text>
            ),
        },
        { title: '操作', key: 'actions', render: (_, app) => <AppActions app={app} /> },
      ]}
    />
  );
}
