import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useStaff } from '../session/use-session.ts';
import { ChannelTag } from '../ui/channel-tag.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card, Screen } from '../ui/screen.tsx';
import { AppActions } from './app-actions.tsx';
import { AppForm } from './app-form.tsx';
import { AppHealth } from './app-health.tsx';
import { useWechatApps } from './use-wechat-apps.ts';

const closed = { app: null, open: false };

/** The public accounts and mini-programs that are connected, and how each stands. */
export function AppsPage() {
  const query = useWechatApps();
  const { can } = useStaff();
  const [form, setForm] = useState<{ app: WechatAppView | null; open: boolean }>(closed);
  const add = can.editWechatApps && (
    <Button type="primary" onClick={() => setForm({ app: null, open: true })}>
      接入一个
    </Button>
  );
  return (
    <Screen title="微信应用" about="接入的公众号与小程序，以及它们今天的情况。" actions={add}>
      <Loaded query={query}>
        {({ items }) => <AppList items={items} onEdit={(app) => setForm({ app, open: true })} />}
      </Loaded>
      <AppForm {...form} onClose={() => setForm((last) => ({ ...last, open: false }))} />
    </Screen>
  );
}

interface ListProps {
  items: WechatAppView[];
  onEdit: (app: WechatAppView) => void;
}

function AppList({ items, onEdit }: ListProps) {
  if (items.length === 0)
    return (
      <Card>
        <Empty
          title="还没有接入公众号或小程序"
          about="管理员点“接入一个”，填上微信公众平台里的 AppID 与密钥；再把消息接收地址填回微信。"
        />
      </Card>
    );
  return items.map((app) => (
    <Card
      key={app.id}
      title={
        <>
          {app.name} {app.channel && <ChannelTag channel={app.channel} />}
        </>
      }
      extra={<AppActions app={app} onEdit={onEdit} />}
    >
      <div>
        {app.kind === 'mini-program' ? '小程序' : '公众号'} {app.appid}
      </div>
      <AppHealth app={app} />
      {app.callbackPath && (
        <div>
          消息接收地址{' '}
          <Typography.Text copyable>{`${location.origin}${app.callbackPath}`}</Typography.Text>
        </div>
      )}
    </Card>
  ));
}
