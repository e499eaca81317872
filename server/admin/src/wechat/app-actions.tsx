import { wechatAppsApi } from '@heyi/shared/wechat/wechat-apps.api';
import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { errorText } from '../ui/error-text.ts';

interface Props {
  app: WechatAppView;
  onEdit: (app: WechatAppView) => void;
}

/** Checks an app with WeChat, changes it; stops it, once asked, and starts it again. */
export function AppActions({ app, onEdit }: Props) {
  const { modal, message } = App.useApp();
  const params = { id: app.id };
  const handlers = (done: string) => ({
    onSuccess: () => void message.success(done),
    onError: (error: unknown) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: ['wechat', 'apps'] }),
  });
  const check = useMutation({
    mutationFn: () => call(wechatAppsApi.check, { params }),
    ...handlers('可以使用。'),
  });
  const disable = useMutation({
    mutationFn: () => call(wechatAppsApi.disable, { params }),
    ...handlers('已停用。'),
  });
  const enable = useMutation({
    mutationFn: () => call(wechatAppsApi.enable, { params }),
    ...handlers('已启用。'),
  });
  if (!app.can.edit) return null;
  if (app.disabledAt)
    return (
      <Button size="small" loading={enable.isPending} onClick={() => enable.mutate()}>
        启用
      </Button>
    );
  const askToDisable = () =>
    void modal.confirm({
      title: `停用“${app.name}”？`,
      content: '不再调用它的接口，也不再处理它的消息；以后可以重新启用。',
      okText: '停用',
      okButtonProps: { danger: true },
      onOk: () => disable.mutateAsync().catch(() => undefined), // told by onError
    });
  return (
    <Space wrap>
      <Button size="small" loading={check.isPending} onClick={() => check.mutate()}>
        检查
      </Button>
      <Button size="small" onClick={() => onEdit(app)}>
        修改
      </Button>
      <Button size="small" danger onClick={askToDisable}>
        停用
      </Button>
    </Space>
  );
}
