import { changesApi } from '@heyi/shared/identity/changes.api';
import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api.ts';
import { ReasonForm } from '../changes/reason-form.tsx';
import { Refusal } from '../changes/refusal.tsx';
import { queries } from '../queries.ts';
import { changeTexts } from '../texts/changes.ts';
import { undoReasons } from '../texts/reasons.ts';
import { formatMoment } from '../ui/format.ts';
import styles from './customers.module.css';

interface Props {
  change: HandChangeView;
  /** The customer on whose page this is offered. */
  customerId: string;
}

/** Takes back what a person decided, for a stated reason. */
export function UndoChange({ change, customerId }: Props) {
  const [open, setOpen] = useState(false);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const undo = useMutation({
    mutationFn: (reason: string) =>
      call(changesApi.undo, { params: { id: change.id }, body: { reason } }),
    onSuccess: async () => {
      setOpen(false);
      void message.success('已撤销。');
      // The customer that a split had made is no more.
      if (customerId !== change.leftCustomerId)
        await navigate(`/customers/${change.leftCustomerId}`, { replace: true });
      await queries.invalidateQueries({ queryKey: ['identity'] });
    },
  });
  if (!change.can.undo) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        撤销
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title="撤销这次人工决定"
        footer={null}
        width={640}
        destroyOnHidden
      >
        <p className={styles.effect}>
          {change.by.name} {formatMoment(change.at)}
          {changeTexts[change.kind]}，理由是“{change.reason}”。{effects[change.kind]}
        </p>
        {undo.error && <Refusal error={undo.error} />}
        <ReasonForm
          quick={undoReasons}
          submit="撤销"
          danger
          busy={undo.isPending}
          onReason={undo.mutate}
          onCancel={() => setOpen(false)}
        />
      </Modal>
    </>
  );
}

const effects: Record<HandChangeView['kind'], string> = {
  merged: '撤销后，两边的账户各归原处，此后由系统重新判断。',
  split: '撤销后，拆出的账户回到原来的客户，此后由系统重新判断。',
  rejected: '撤销后，系统可以再把这两个账户归到一起，或再请人核对。',
};
