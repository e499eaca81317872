import { changesApi } from '@heyi/shared/identity/changes.api';
import type { CustomerDetail } from '@heyi/shared/identity/identity.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { call } from '../api.ts';
import { ReasonForm } from '../changes/reason-form.tsx';
import { Refusal } from '../changes/refusal.tsx';
import { EvidenceBetween } from '../evidence/evidence-between.tsx';
import { queries } from '../queries.ts';
import { mergeReasons } from '../texts/reasons.ts';
import { LinkButton } from '../ui/link-button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Card } from '../ui/screen.tsx';
import { AccountLine } from './account-line.tsx';
import styles from './customers.module.css';
import { useCustomer } from './use-customer.ts';

interface Props {
  customer: CustomerDetail;
  otherId: string;
  onBack: () => void;
}

/** The two side by side, what will happen, and why it shall. */
export function MergeTwo({ customer, otherId, onBack }: Props) {
  const other = useCustomer(otherId);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const merge = useMutation({
    mutationFn: (reason: string) =>
      call(changesApi.merge, { body: { of: 'customers', ids: [customer.id, otherId], reason } }),
    onSuccess: async ({ leftCustomerId }) => {
      void message.success('已合并，可以在归并记录里撤销。');
      await navigate(`/customers/${leftCustomerId}`, { replace: true });
      await queries.invalidateQueries({ queryKey: ['identity'] });
    },
  });
  // They are one now: there is nothing to compare on the way to it.
  if (merge.isSuccess) return <Skeleton active />;
  return (
    <Loaded query={other}>
      {(found) => (
        <>
          <div className={styles.sides}>
            <Side customer={customer} />
            <Side customer={found} />
          </div>
          <Evidence one={customer} other={found} />
          <Card title="合并成一位">
            <p className={styles.effect}>
              两位的 {customer.accountCount + found.accountCount}{' '}
              个账户归为一位，账户多的一方保留客户编号，另一方的编号以后指向它；资料、标签都保留。系统不会再把它们分开，您可以撤销。
            </p>
            {merge.error && (
              <Refusal
                error={merge.error}
                action={<LinkButton to={`/customers/${found.id}`}>查看另一位</LinkButton>}
              />
            )}
            <ReasonForm
              quick={mergeReasons}
              submit="合并"
              busy={merge.isPending}
              onReason={merge.mutate}
              onCancel={onBack}
            />
          </Card>
        </>
      )}
    </Loaded>
  );
}

const Side = ({ customer: { name, accounts } }: { customer: CustomerDetail }) => (
  <Card title={name ?? '未具名客户'} extra={`${accounts.length} 个账户`}>
    {accounts.map((account) => (
      <div key={account.id} className={styles.account}>
        <AccountLine account={account} />
      </div>
    ))}
  </Card>
);

/** The evidence between the best documented account of either; the engine compares accounts, not customers. */
function Evidence({ one, other }: { one: CustomerDetail; other: CustomerDetail }) {
  const [a, b] = [bestDocumented(one), bestDocumented(other)];
  if (!a || !b) return null;
  return (
    <Card title={`${a.accountId} 与 ${b.accountId} 的证据`}>
      <EvidenceBetween id={a.id} otherId={b.id} />
    </Card>
  );
}

const bestDocumented = ({ accounts }: CustomerDetail) =>
  accounts.find(({ documentNumber }) => documentNumber) ?? accounts[0];
