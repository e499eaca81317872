import { wechatAppsApi } from '@heyi/shared/wechat/wechat-apps.api';
import {
  NewWechatApp,
  WechatAppChanges,
  type WechatAppKind,
  type WechatAppView,
} from '@heyi/shared/wechat/wechat-apps.schema';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Radio } from 'antd';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { AccountFields } from './account-fields.tsx';
import { checkedBy, given } from './form-rules.ts';

interface Props {
  /** Null: a new one. */
  app: WechatAppView | null;
  open: boolean;
  onClose: () => void;
}

const kinds: { value: WechatAppKind; label: string }[] = [
  { value: 'public-account', label: '公众号' },
  { value: 'mini-program', label: '小程序' },
];

/** Takes an app in, or changes one; each field says where in WeChat's pages its value stands. */
export function AppForm({ app, open, onClose }: Props) {
  const [form] = Form.useForm<Record<string, string>>();
  const kind = Form.useWatch('kind', form) ?? app?.kind ?? 'public-account';
  const save = useMutation({
    mutationFn: (typed: Record<string, string>) =>
      app
        ? call(wechatAppsApi.change, {
            params: { id: app.id },
            body: WechatAppChanges.parse(given(typed)),
          })
        : call(wechatAppsApi.add, { body: NewWechatApp.parse(given(typed)) }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['wechat', 'apps'] });
      onClose();
    },
  });
  const rule = (field: string) =>
    checkedBy(field, app ? WechatAppChanges : NewWechatApp, app === null);
  const initial = app
    ? { name: app.name, ...(app.channel ? { channel: app.channel } : {}) }
    : { kind: 'public-account' };
  return (
    <Modal
      open={open}
      title={app ? `修改“${app.name}”` : '接入公众号或小程序'}
      okText={app ? '保存' : '接入'}
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={save.isPending}
      destroyOnHidden
      afterClose={save.reset}
    >
      {save.isError && <ErrorNotice error={save.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={initial}
        onFinish={save.mutate}
      >
        {app === null && (
          <Form.Item label="种类" name="kind">
            <Radio.Group options={kinds} optionType="button" />
          </Form.Item>
        )}
        <Form.Item label="名称" name="name" rules={[rule('name')]}>
          <Input maxLength={30} placeholder="员工认得的名称，如 个险服务号" />
        </Form.Item>
        {app === null && (
          <>
            <Form.Item
              label="AppID"
              name="appid"
              extra="微信公众平台 › 设置与开发 › 基本配置（小程序在“开发管理”）。接入后不能更改。"
              rules={[rule('appid')]}
            >
              <Input autoComplete="off" placeholder="wx 开头，18 位" />
            </Form.Item>
            <Form.Item
              label="原始 ID"
              name="originalId"
              extra="微信公众平台 › 设置与开发 › 公众号设置（小程序在“基本设置”）› 账号信息。"
              rules={[rule('originalId')]}
            >
              <Input autoComplete="off" placeholder="gh_ 开头，15 位" />
            </Form.Item>
          </>
        )}
        <Form.Item
          label="AppSecret"
          name="secret"
          extra={app ? '不改就留空。' : '与 AppID 在同一页，重置后只显示一次。加密保存，不再显示。'}
          rules={[rule('secret')]}
        >
          <Input.Password autoComplete="off" visibilityToggle={false} />
        </Form.Item>
        {kind === 'public-account' && <AccountFields isNew={app === null} rule={rule} />}
      </Form>
    </Modal>
  );
}
