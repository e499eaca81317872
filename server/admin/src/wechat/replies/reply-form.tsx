import { repliesApi } from '@heyi/shared/wechat/replies.api';
import {
  NewReplyRule,
  type ReplyOccasion,
  type ReplyRuleView,
  replyOccasions,
} from '@heyi/shared/wechat/replies.schema';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Radio } from 'antd';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ChooseApp } from '../choose-app.tsx';
import { occasionTexts } from './reply-texts.ts';

/** What a new rule begins with, where it is known. */
export type ReplyStart = Partial<Pick<NewReplyRule, 'appid' | 'on' | 'match'>>;

interface Props {
  /** Null: a new one. */
  rule: ReplyRuleView | null;
  start?: ReplyStart;
  open: boolean;
  onClose: () => void;
}

type Typed = { appid?: string | null; on: ReplyOccasion; match?: string; text: string };

export function ReplyForm({ rule, start = {}, open, onClose }: Props) {
  const [form] = Form.useForm<Typed>();
  const on = Form.useWatch('on', form) ?? 'follow';
  const save = useMutation({
    mutationFn: ({ appid = null, match = '', ...typed }: Typed) => {
      const body = NewReplyRule.parse({ ...typed, appid, match });
      return rule
        ? call(repliesApi.change, { params: { id: rule.id }, body })
        : call(repliesApi.add, { body });
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['wechat', 'replies'] });
      onClose();
    },
  });
  const { name: _, ...text } = occasionTexts[on];
  const initial: Partial<Typed> = rule ?? { on: 'follow', match: '', ...start };
  return (
    <Modal
      open={open}
      title={rule ? '修改自动回复' : '添加自动回复'}
      okText={rule ? '保存' : '添加'}
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
        <Form.Item label="情形" name="on">
          <Radio.Group
            options={replyOccasions.map((value) => ({ value, label: occasionTexts[value].name }))}
          />
        </Form.Item>
        <Form.Item label="公众号" name="appid" extra="不选就是全部公众号。">
          <ChooseAccount />
        </Form.Item>
        <Form.Item label={text.match} name="match" extra={text.about}>
          <Input maxLength={64} autoComplete="off" />
        </Form.Item>
        <Form.Item
          label="回复"
          name="text"
          rules={[{ required: true, whitespace: true, message: '请写回复' }]}
        >
          <Input.TextArea maxLength={600} showCount autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** As a field of a form, which hands in value and listener. */
const ChooseAccount = ({
  value = null,
  onChange = () => undefined,
}: {
  value?: string | null;
  onChange?: (appid: string | null) => void;
}) => (
  <ChooseApp value={value} onChange={onChange} isMeant={({ kind }) => kind === 'public-account'} />
);
