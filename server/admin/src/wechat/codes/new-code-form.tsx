import { codesApi } from '@heyi/shared/wechat/codes.api';
import {
  type CodeKind,
  type CodeView,
  codeOwners,
  NewCode,
} from '@heyi/shared/wechat/codes.schema';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FormEnd } from '../form-end.tsx';
import { useWechatApps } from '../use-wechat-apps.ts';
import { kindTexts, ownerTexts } from './code-texts.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  onMade: (code: CodeView) => void;
}

type Typed = Omit<NewCode, 'kind'>;

const accountKinds: CodeKind[] = ['temporary', 'permanent'];

export const NewCodeForm = ({ open, onClose, onMade }: Props) => (
  <Modal open={open} title="制作一个码" footer={null} onCancel={onClose} destroyOnHidden>
    <NewCodeFields onClose={onClose} onMade={onMade} />
  </Modal>
);

function NewCodeFields({ onClose, onMade }: Omit<Props, 'open'>) {
  const [form] = Form.useForm<Typed>();
  const { data } = useWechatApps();
  const apps = (data?.items ?? []).filter(({ disabledAt }) => disabledAt === null);
  const [appid, setAppid] = useState<string | null>(null);
  const [chosen, setChosen] = useState<CodeKind>('temporary');
  const isMini = apps.find((app) => app.appid === appid)?.kind === 'mini-program';
  const kind: CodeKind = isMini ? 'mini-program' : chosen;
  const make = useMutation({
    mutationFn: (typed: Typed) => call(codesApi.make, { body: NewCode.parse({ ...typed, kind }) }),
    onSuccess: (code) => {
      void queries.invalidateQueries({ queryKey: ['wechat', 'codes'] });
      onClose();
      onMade(code);
    },
  });
  /** The contract's own word on one field. */
  const rule = (field: 'ownerCode' | 'label' | 'page' | 'days') => ({
    async validator(_: unknown, value: unknown) {
      const { error } = NewCode.safeParse({ ...form.getFieldsValue(), kind, [field]: value });
      const issue = error?.issues.find(({ path }) => path[0] === field);
      if (issue) throw new Error(value === undefined || value === '' ? '必填' : issue.message);
    },
  });
  return (
    <>
      {make.isError && <ErrorNotice error={make.error} />}
      <Form
        form={form}
        name="new-code"
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ owner: 'agent', days: 30 }}
        onFinish={make.mutate}
      >
        <Form.Item
          label="哪个公众号或小程序"
          name="appid"
          rules={[{ required: true, message: '请选择' }]}
        >
          <Select
            options={apps.map((app) => ({ value: app.appid, label: app.name }))}
            onChange={setAppid}
          />
        </Form.Item>
        {!isMini && (
          <Form.Item label="种类" extra={kindAbout[chosen]}>
            <Radio.Group
              optionType="button"
              value={chosen}
              options={accountKinds.map((value) => ({ value, label: kindTexts[value] }))}
              onChange={({ target }) => setChosen(target.value as CodeKind)}
            />
          </Form.Item>
        )}
        {kind === 'temporary' && (
          <Form.Item label="有效天数" name="days" rules={[rule('days')]}>
            <InputNumber min={1} max={30} precision={0} suffix="天" style={{ width: 140 }} />
          </Form.Item>
        )}
        {kind === 'mini-program' && (
          <Form.Item
            label="打开哪一页"
            name="page"
            extra="已发布的小程序里的页面，如 pages/home/index。"
            rules={[rule('page')]}
          >
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item label="归属" name="owner">
          <Radio.Group
            optionType="button"
            options={codeOwners.map((value) => ({ value, label: ownerTexts[value] }))}
          />
        </Form.Item>
        <Form.Item
          label="编号"
          name="ownerCode"
          extra="业务员、活动或网点的编号；写进场景值，不要写姓名或手机号。"
          rules={[rule('ownerCode')]}
        >
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item
          label="用途"
          name="label"
          extra="员工认得的名字，如 名片、五月讲座海报。"
          rules={[rule('label')]}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <FormEnd submit="制作" busy={make.isPending} onCancel={onClose} />
      </Form>
    </>
  );
}

const kindAbout: Record<CodeKind, string> = {
  temporary: '最多 30 天，数量不限；过期前后可以重新生成。',
  permanent: '长期有效，每个公众号一共只有 100,000 个，用掉就没有了。',
  'mini-program': '',
};
