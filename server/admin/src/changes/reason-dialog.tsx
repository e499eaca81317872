import { useMutation } from '@tanstack/react-query';
import { Button, type ButtonProps, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { queries } from '../queries.ts';
import { ReasonForm } from './reason-form.tsx';
import { Refusal } from './refusal.tsx';

interface Props {
  /** What the button says that opens it. */
  label: ReactNode;
  title: string;
  /** What will happen. */
  about: ReactNode;
  quick: string[];
  submit: string;
  danger?: boolean;
  ask: (reason: string) => Promise<unknown>;
  onDone?: () => void;
  button?: ButtonProps;
}

/** A button that does something for a stated reason, and reads anew what hangs on it. */
export function ReasonDialog({
  label,
  title,
  about,
  quick,
  submit,
  danger = false,
  ask,
  onDone,
  button = { size: 'small' },
}: Props) {
  const [open, setOpen] = useState(false);
  const asked = useMutation({
    mutationFn: ask,
    onSuccess: async () => {
      setOpen(false);
      await queries.invalidateQueries({ queryKey: ['identity'] });
      onDone?.();
    },
  });
  const close = () => {
    setOpen(false);
    asked.reset();
  };
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal open={open} onCancel={close} title={title} footer={null} width={640} destroyOnHidden>
        <div style={{ marginBottom: 16 }}>{about}</div>
        {asked.error && <Refusal error={asked.error} />}
        <ReasonForm
          quick={quick}
          submit={submit}
          danger={danger}
          busy={asked.isPending}
          onReason={asked.mutate}
          onCancel={close}
        />
      </Modal>
    </>
  );
}
