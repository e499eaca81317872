import { fieldText } from '@heyi/shared/identity/evidence-text';
import { hotValuesApi } from '@heyi/shared/identity/hot-values.api';
import { hotValueFields, type NewHotValue } from '@heyi/shared/identity/hot-values.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { ReasonForm } from '../changes/reason-form.tsx';
import { Refusal } from '../changes/refusal.tsx';
import { queries } from '../queries.ts';
import { useStaff } from '../session/use-session.ts';
import { addReasons } from '../texts/reasons.ts';
import styles from './hot-values.module.css';

/** Sets a known value aside before the machine finds it. */
export function AddValue() {
  const [open, setOpen] = useState(false);
  const { can } = useStaff();
  if (!can.setIdentities) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        加入一个值
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title="加入一个不作证据的值"
        footer={null}
        width={640}
        destroyOnHidden
      >
        <NewValue onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function NewValue({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Pick<NewHotValue, 'field' | 'value'>>();
  const add = useMutation({
    mutationFn: (body: NewHotValue) => call(hotValuesApi.add, { body }),
    gcTime: 0,
    onSuccess: async () => {
      onClose();
      void message.success('已加入，从下一次识别起生效。');
      await queries.invalidateQueries({ queryKey: ['identity'] });
    },
  });
  const submit = (reason: string) =>
    void form
      .validateFields()
      .then((values) => add.mutate({ ...values, reason }))
      .catch(() => undefined); // what is wrong stands beside the field
  return (
    <>
      <p className={styles.note}>
        从下一次识别起，不再凭它把账户归到一起。它会加密保存，页面上只显示一部分。
      </p>
      {add.error && <Refusal error={add.error} />}
      <Form form={form} layout="vertical" requiredMark={false} className={styles.new ?? ''}>
        <Form.Item name="field" label="是什么" initialValue="mobile">
          <Select
            options={hotValueFields.map((field) => ({ value: field, label: fieldText(field) }))}
          />
        </Form.Item>
        <Form.Item
          name="value"
          label="完整的值"
          rules={[{ required: true, whitespace: true, message: '请填写这个值' }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
      <ReasonForm
        quick={addReasons}
        submit="加入"
        busy={add.isPending}
        onReason={submit}
        onCancel={onClose}
      />
    </>
  );
}
