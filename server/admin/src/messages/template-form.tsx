import { fieldsOf, type MessageKind, messageKinds } from '@heyi/shared/messages/message-kinds';
import { messagesApi } from '@heyi/shared/messages/messages.api';
import {
  type MessageSetupView,
  type MessageTemplateView,
  NewMessageTemplate,
} from '@heyi/shared/messages/messages.schema';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { checkedBy } from '../wechat/form-rules.ts';
import styles from './messages.module.css';
import { TemplateFieldRow } from './template-field-row.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { fieldGiven, type TypedField, typedField } from './typed-field.ts';
import { setupKey } from './use-message-setup.ts';

interface Props {
  app: MessageSetupView['apps'][number];
  kind: MessageKind;
  template: MessageTemplateView | null;
  onClose: () => void;
}

interface Typed {
  templateId: string;
  fields: TypedField[];
}

/** Maps what a message tells to the fields of a template, with the message as the person will see it. */
export function TemplateForm({ app, kind, template, onClose }: Props) {
  const [form] = Form.useForm<Typed>();
  const fields = Form.useWatch('fields', form) ?? [];
  const save = useMutation({
    mutationFn: ({ templateId, fields: typed }: Typed) =>
      call(messagesApi.saveTemplate, {
        body: NewMessageTemplate.parse({
          appid: app.appid,
          kind,
          templateId,
          fields: typed.map(fieldGiven),
        }),
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: setupKey });
      onClose();
    },
  });
  const initial: Typed = {
    templateId: template?.templateId ?? '',
    fields: template
      ? template.fields.map(typedField)
      : Object.keys(fieldsOf(kind)).map((from) => ({ name: '', content: from, text: '' })),
  };
  return (
    <Modal
      open
      width={640}
      title={`${app.name}：${messageKinds[kind].name}`}
      okText="保存"
      onCancel={onClose}
      onOk={form.submit}
      confirmLoading={save.isPending}
    >
      {save.isError && <ErrorNotice error={save.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item
          label="模板 ID"
          name="templateId"
          extra={
            app.kind === 'mini-program'
              ? '微信公众平台（小程序）› 订阅消息 › 我的模板。'
              : '微信公众平台 › 广告与服务 › 模板消息 › 我的模板。'
          }
          rules={[checkedBy('templateId', NewMessageTemplate, true)]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item label="字段" extra="左边照抄模板里的字段名，如 thing1、date2；右边选放什么。">
          <Form.List name="fields">
            {(rows, { add, remove }) => (
              <div className={styles.fields}>
                {rows.map(({ key, name }) => (
                  <TemplateFieldRow key={key} at={name} kind={kind} onRemove={() => remove(name)} />
                ))}
                <Button
                  type="dashed"
                  disabled={rows.length >= 10}
                  onClick={() => add({ name: '', content: null, text: '' })}
                >
                  加一个字段
                </Button>
              </div>
            )}
          </Form.List>
        </Form.Item>
      </Form>
      <TemplatePreview app={app} kind={kind} fields={fields.map(fieldGiven)} />
    </Modal>
  );
}
