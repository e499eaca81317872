import { SplitCellsOutlined } from '@ant-design/icons';
import { changesApi } from '@heyi/shared/identity/changes.api';
import type { CustomerDetail } from '@heyi/shared/identity/identity.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../api.ts';
import { ReasonForm } from '../changes/reason-form.tsx';
import { Refusal } from '../changes/refusal.tsx';
import { queries } from '../queries.ts';
import { splitReasons } from '../texts/reasons.ts';
import { AccountLine } from './account-line.tsx';
import styles from './customers.module.css';

/** Takes accounts out of a customer; what will happen is said before. */
export function Split({ customer }: { customer: CustomerDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<SplitCellsOutlined aria-hidden />} onClick={() => setOpen(true)}>
        拆分
      </Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        title="把不是同一人的账户拆出去"
        footer={null}
        width={760}
        destroyOnHidden
      >
        <ChooseAccounts customer={customer} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

interface Props {
  customer: CustomerDetail;
  onClose: () => void;
}

function ChooseAccounts({ customer: { id, accounts }, onClose }: Props) {
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<string[]>([]);
  const split = useMutation({
    mutationFn: (reason: string) =>
      call(changesApi.split, { params: { id }, body: { accountIds: chosen, reason } }),
    onSuccess: () => {
      onClose();
      void message.success('已拆分，可以在归并记录里撤销。');
      void queries.invalidateQueries({ queryKey: ['identity'] });
    },
  });
  const staying = accounts.length - chosen.length;
  const isPossible = chosen.length > 0 && staying > 0;
  return (
    <>
      <fieldset className={styles.choice}>
        <legend>勾选属于另一个人的账户</legend>
        {accounts.map((account) => (
          <Checkbox
            key={account.id}
            className={styles.account ?? ''}
            checked={chosen.includes(account.id)}
            onChange={({ target }) =>
              setChosen((before) =>
                target.checked
                  ? [...before, account.id]
                  : before.filter((one) => one !== account.id),
              )
            }
          >
            <span className={styles.line}>
              <AccountLine account={account} />
            </span>
          </Checkbox>
        ))}
      </fieldset>
      <div className={styles.effect} role="status">
        {effectOf(chosen.length, staying)}
      </div>
      {split.error && <Refusal error={split.error} />}
      <ReasonForm
        quick={splitReasons}
        submit="拆分"
        danger
        busy={split.isPending}
        disabled={!isPossible}
        onReason={(reason) => isPossible && split.mutate(reason)}
        onCancel={onClose}
      />
    </>
  );
}

function effectOf(leaving: number, staying: number): string {
  if (leaving === 0) return '还没有勾选账户。';
  if (staying === 0) return '至少要留下一个账户。';
  return `${leaving} 个账户将成为一位新客户，它们名下的资料、标签随之转去；${staying} 个账户留在这里。以后系统不会再把两边归到一起，您可以撤销。`;
}
