import { disclosureApi } from '@heyi/shared/identity/disclosure.api';
import type { UnmaskedAccount } from '@heyi/shared/identity/disclosure.schema';
import { channelText, fieldText } from '@heyi/shared/identity/evidence-text';
import type { AccountView } from '@heyi/shared/identity/identity.schema';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../api.ts';
import { ReasonForm } from '../changes/reason-form.tsx';
import { unmaskReasons } from '../texts/reasons.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import styles from './customers.module.css';

const shownForSeconds = 60;

/** Shows one account in clear for a stated reason and a short time; nothing of it is kept. */
export function Unmask({ account }: { account: AccountView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        查看完整资料
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title={`${channelText(account.channel)}账户 ${account.accountId} 的完整资料`}
        footer={null}
        width={640}
        destroyOnHidden
      >
        <Disclosure id={account.id} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Disclosure({ id, onClose }: { id: string; onClose: () => void }) {
  const unmask = useMutation({
    mutationFn: (reason: string) =>
      call(disclosureApi.unmask, { params: { id }, body: { reason } }),
    gcTime: 0,
  });
  if (unmask.data) return <InClear found={unmask.data} onEnd={onClose} />;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title="这次查看会记入审计：何人、何时、看了哪个账户、为何。"
        description={`资料显示 ${shownForSeconds} 秒后自动收起。`}
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

function InClear({ found, onEnd }: { found: UnmaskedAccount; onEnd: () => void }) {
  const [left, setLeft] = useState(shownForSeconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);
  const rows = [
    ...found.fields.map(({ field, value }) => [fieldText(field), value]),
    ...found.extra.map(({ column, value }) => [column, value]),
  ];
  return (
    <>
      <table className={styles.clear}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.ending}>
        <span className={styles.note}>已记入审计，还显示 {left} 秒</span>
        <Button type="primary" onClick={onEnd}>
          收起
        </Button>
      </div>
    </>
  );
}
