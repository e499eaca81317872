import {
  type MessageKind,
  messageKindNames,
  messageKinds,
} from '@heyi/shared/messages/message-kinds';
import { messagesApi } from '@heyi/shared/messages/messages.api';
import type { MessageSetupView } from '@heyi/shared/messages/messages.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { queries } from '../queries.ts';
import { errorText } from '../ui/error-text.ts';
import { Card } from '../ui/screen.tsx';
import styles from './messages.module.css';
import { TemplateForm } from './template-form.tsx';
import { setupKey } from './use-message-setup.ts';

interface Props {
  app: MessageSetupView['apps'][number];
  setup: MessageSetupView;
}

/** Template messages are for services, and agents are reached in the mini-program. */
const kindsOf = ({ kind }: Props['app']): MessageKind[] =>
  messageKindNames.filter(
    (name) =>
      kind === 'mini-program' ||
      (!messageKinds[name].isMarketing && messageKinds[name].to === 'customer'),
  );

/** What one app sends by which template. */
export function AppTemplates({ app, setup }: Props) {
  const [editing, setEditing] = useState<MessageKind | null>(null);
  const templateOf = (kind: MessageKind | null) =>
    setup.templates.find((one) => one.appid === app.appid && one.kind === kind);
  return (
    <Card title={`${app.name} · ${app.kind === 'mini-program' ? '订阅消息' : '模板消息'}`}>
      <ul className={styles.templates}>
        {kindsOf(app).map((kind) => {
          const template = templateOf(kind);
          return (
            <li key={kind} className={styles.template}>
              <div>
                {messageKinds[kind].name}
                <div className={styles.note}>
                  {template ? `模板 ${template.templateId}` : '没有设模板，不走这条路'}
                </div>
              </div>
              {setup.can.edit && (
                <Space>
                  <Button size="small" onClick={() => setEditing(kind)}>
                    {template ? '修改' : '设定'}
                  </Button>
                  {template && <RemoveTemplate id={template.id} name={messageKinds[kind].name} />}
                </Space>
              )}
            </li>
          );
        })}
      </ul>
      {editing && (
        <TemplateForm
          app={app}
          kind={editing}
          template={templateOf(editing) ?? null}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  );
}

function RemoveTemplate({ id, name }: { id: string; name: string }) {
  const { modal, message } = App.useApp();
  const remove = useMutation({
    mutationFn: () => call(messagesApi.deleteTemplate, { params: { id } }),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: setupKey }),
  });
  const ask = () =>
    void modal.confirm({
      title: `不再用模板发“${name}”？`,
      content: '以后改走别的方式，或只放进收件箱。',
      okText: '删去',
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync().catch(() => undefined), // told by onError
    });
  return (
    <Button size="small" danger onClick={ask}>
      删去
    </Button>
  );
}
