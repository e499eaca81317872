import { migrationApi } from '@heyi/shared/wechat/migration.api';
import { migrationDays } from '@heyi/shared/wechat/migration.schema';
import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useWechatApps } from '../use-wechat-apps.ts';

interface Typed {
  fromId: string;
  toId: string;
  /** As the field gives it, in Shanghai's time. */
  approvedAt: string;
}

interface Props {
  open: boolean;
  onClose: () => void;
  onPlanned: (id: string) => void;
}

const isAccount = ({ kind }: WechatAppView) => kind === 'public-account';
const required = (message: string) => [{ required: true, message }];

/** Writes down what WeChat approved: which account goes into which, and when. */
export function PlanForm({ open, onClose, onPlanned }: Props) {
  const [form] = Form.useForm<Typed>();
  const fromId = Form.useWatch('fromId', form);
  const { data } = useWechatApps();
  const options = (data?.items ?? [])
    .filter(isAccount)
    .map(({ id, name }) => ({ value: id, label: name }));
  const plan = useMutation({
    mutationFn: ({ approvedAt, ...apps }: Typed) =>
      call(migrationApi.plan, {
        body: { ...apps, approvedAt: new Date(`${approvedAt}:00+08:00`).toISOString() },
      }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['wechat', 'migrations'] });
      onPlanned(id);
    },
  });
  return (
    <Modal
      open={open}
      title="登记一次迁移"
      okText="登记"
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={plan.isPending}
      destroyOnHidden
      afterClose={plan.reset}
    >
      {plan.error && <ErrorNotice error={plan.error} />}
      <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={plan.mutate}>
        <Form.Item
          name="fromId"
          label="原公众号"
          extra="迁移后会被微信回收"
          rules={required('请选择原公众号')}
        >
          <Select options={options} />
        </Form.Item>
        <Form.Item
          name="toId"
          label="目标公众号"
          extra="接收粉丝的公众号"
          rules={required('请选择目标公众号')}
        >
          <Select options={options.filter(({ value }) => value !== fromId)} />
        </Form.Item>
        <Form.Item
          name="approvedAt"
          label="微信批准的时间（北京时间）"
          extra={`批准后 ${migrationDays} 天内可以转换 openid`}
          rules={required('请填写批准的时间')}
        >
          <Input type="datetime-local" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
