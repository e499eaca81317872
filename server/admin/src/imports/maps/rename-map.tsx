import { columnMapsApi } from '@heyi/shared/imports/column-maps.api';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { isMapName } from './save-map.tsx';

export function RenameMap({ name }: { name: string }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const rename = useMutation({
    mutationFn: (to: string) =>
      call(columnMapsApi.rename, { params: { name }, body: { name: to } }),
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: ['column-maps'] });
    },
  });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={`给“${name}”改名`}>
        改名
      </Button>
      <Modal
        open={open}
        title={`给“${name}”改名`}
        okText="改名"
        confirmLoading={rename.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        destroyOnHidden
      >
        {rename.error && <ErrorNotice error={rename.error} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ name }}
          requiredMark={false}
          onFinish={({ name: to }) => rename.mutate(to.trim())}
        >
          <Form.Item name="name" label="来源的名字" rules={[{ validator: isMapName }]}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
