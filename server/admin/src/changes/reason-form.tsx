import { Reason } from '@heyi/shared/identity/changes.schema';
import { Button, Form, Input, type InputRef } from 'antd';
import type { ReactNode, Ref } from 'react';
import { Cap } from '../keys/cap.tsx';
import styles from './changes.module.css';

interface Props {
  /** What people mostly write. */
  quick: string[];
  /** Takes a quick reason at once; else it only fills the field. */
  atOnce?: boolean;
  submit: ReactNode;
  danger?: boolean;
  busy: boolean;
  disabled?: boolean;
  onReason: (reason: string) => void;
  onCancel: () => void;
  inputRef?: Ref<InputRef>;
}

/** Why a person decides so: some reasons ready, any other in words. */
export function ReasonForm({
  quick,
  atOnce = false,
  submit,
  danger = false,
  busy,
  disabled = false,
  onReason,
  onCancel,
  inputRef,
}: Props) {
  const [form] = Form.useForm<{ reason: string }>();
  const take = (reason: string) =>
    atOnce ? onReason(reason) : form.setFields([{ name: 'reason', value: reason, errors: [] }]);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={busy}
      onFinish={({ reason }) => onReason(reason.trim())}
    >
      <fieldset className={styles.quick}>
        <legend>理由</legend>
        {quick.map((reason, index) => (
          <Button key={reason} onClick={() => take(reason)}>
            {atOnce && <Cap of={String(index + 1)} />} {reason}
          </Button>
        ))}
      </fieldset>
      <div className={styles.own}>
        <Form.Item name="reason" rules={[{ validator: isReason }]}>
          <Input
            ref={inputRef as Ref<InputRef>}
            aria-label="其他理由"
            placeholder="其他理由（会一直保留，请不要写证件号、手机号）"
            maxLength={200}
            autoComplete="off"
            onKeyDown={({ key }) => key === 'Escape' && onCancel()}
          />
        </Form.Item>
        <Button onClick={onCancel}>取消</Button>
        <Button
          type="primary"
          htmlType="submit"
          danger={danger}
          loading={busy}
          disabled={busy || disabled}
        >
          {submit}
        </Button>
      </div>
    </Form>
  );
}

async function isReason(_: unknown, value: string | undefined): Promise<void> {
  const checked = Reason.safeParse(value ?? '');
  if (!checked.success) throw new Error(checked.error.issues[0]?.message);
}
