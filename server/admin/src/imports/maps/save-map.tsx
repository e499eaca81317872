import type { AccountField, Channel } from '@heyi/shared/identity/account-field';
import { columnMapsApi } from '@heyi/shared/imports/column-maps.api';
import { MapName } from '@heyi/shared/imports/column-maps.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from '../imports.module.css';

interface Props {
  channel: Channel | undefined;
  columns: Record<string, AccountField>;
  /** What is proposed: the name under which it was saved before. */
  name: string;
  disabled: boolean;
  onSaved: (name: string) => void;
}

/** Keeps what the columns mean under the name of the source, for its next list. */
export function SaveMap({ channel, columns, name, disabled, onSaved }: Props) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const save = useMutation({
    mutationFn: (as: string) =>
      call(columnMapsApi.save, {
        params: { name: as },
        body: {
          map: {
            ...(channel && { channel }),
            columns: Object.entries(columns).map(([header, field]) => ({ header, field })),
          },
        },
      }),
    onSuccess: (saved) => {
      setOpen(false);
      onSaved(saved.name);
      void queries.invalidateQueries({ queryKey: ['column-maps'] });
      void message.success(`已存为“${saved.name}”，下次同样表头的名单会自动填好。`);
    },
  });
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        存下这份对应
      </Button>
      <Modal
        open={open}
        title="存下列的对应"
        okText="存下"
        confirmLoading={save.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        <p className={styles.about}>
          给名单的来源起个名字，如“银保—工行”。同名的会被更新；同样表头的名单会自动找到它。
        </p>
        {save.error && <ErrorNotice error={save.error} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ name }}
          requiredMark={false}
          onFinish={({ name: as }) => save.mutate(as.trim())}
        >
          <Form.Item name="name" label="来源的名字" rules={[{ validator: isMapName }]}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

export async function isMapName(_: unknown, value: string | undefined): Promise<void> {
  const checked = MapName.safeParse(value ?? '');
  if (!checked.success) throw new Error(checked.error.issues[0]?.message);
}
