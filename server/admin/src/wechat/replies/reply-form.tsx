import { repliesApi } from '@heyi/shared/wechat/replies.api';
import {
  NewReplyRule,
  type ReplyOccasion,
  type ReplyRuleView,
  replyOccasions,
} from '@heyi/shared/wechat/replies.schema';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ChooseApp } from '../choose-app.tsx';
import { FormEnd } from '../form-end.tsx';
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

export const ReplyForm = ({ open, ...props }: Props) => (
  <Modal
    open={open}
    title={props.rule ? '修改自动回复' : '添加自动回复'}
    footer={null}
    onCancel={props.onClose}
    destroyOnHidden
  >
    <ReplyFields {...props} />
  </Modal>
);

function ReplyFields({ rule, start = {}, onClose }: Omit<Props, 'open'>) {
  const initial: Partial<Typed> = rule ?? { on: 'follow', match: '', ...start };
  const [on, setOn] = useState<ReplyOccasion>(initial.on ?? 'follow');
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
  const text = occasionTexts[on];
  return (
    <>
      {save.isError && <ErrorNotice error={save.error} />}
      <Form<Typed>
        name="reply"
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={save.mutate}
      >
        <Form.Item label="情形" name="on">
          <Radio.Group
            options={replyOccasions.map((value) => ({ value, label: occasionTexts[value].name }))}
            onChange={({ target }) => setOn(target.value as ReplyOccasion)}
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
        <FormEnd submit={rule ? '保存' : '添加'} busy={save.isPending} onCancel={onClose} />
      </Form>
    </>
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
