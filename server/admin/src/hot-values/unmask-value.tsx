import { fieldText } from '@heyi/shared/identity/evidence-text';
import { hotValuesApi } from '@heyi/shared/identity/hot-values.api';
import type { UnmaskedHotValue } from '@heyi/shared/identity/hot-values.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../api.ts';
import { ReasonForm } from '../changes/reason-form.tsx';
import { unmaskReasons } from '../texts/reasons.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import styles from './hot-values.module.css';

const shownForMs = 60_000;

/** Shows one value in clear for a stated reason and a short time; nothing of it is kept. */
export function UnmaskValue({ id, shown }: { id: string; shown: string }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        查看
      </Button>
      <Modal
        open={open}
        onCancel={close}
        title={`查看 ${shown} 的完整值`}
        footer={null}
        width={640}
        destroyOnHidden
      >
        <Disclosure id={id} onClose={close} />
      </Modal>
    </>
  );
}

function Disclosure({ id, onClose }: { id: string; onClose: () => void }) {
  const unmask = useMutation({
    mutationFn: (reason: string) => call(hotValuesApi.unmask, { params: { id }, body: { reason } }),
    gcTime: 0,
  });
  if (unmask.data) return <InClear found={unmask.data} onEnd={onClose} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title="这次查看会记入审计：何人、何时、看了哪个值、为何。"
        description="一分钟后自动收起。"
      />
      {unmask.error && <ErrorNotice error={unmask.error} />}
      <ReasonForm
        quick={unmaskReasons}
        submit="查看"
        busy={unmask.isPending}
        onReason={unmask.mutate}
        onCancel={onClose}
      />
    </>
  );
}

function InClear({ found, onEnd }: { found: UnmaskedHotValue; onEnd: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onEnd, shownForMs);
    return () => clearTimeout(timer);
  }, [onEnd]);
  return (
    <div className={styles.clear}>
      <p>
        {fieldText(found.field)} <strong>{found.value}</strong>
      </p>
      <Button type="primary" onClick={onEnd}>
        收起
      </Button>
    </div>
  );
}
