import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { CustomerDetail, LinkEventView } from '@heyi/shared/identity/identity.schema';
import { Collapse, Timeline } from 'antd';
import { Waterfall } from '../evidence/waterfall.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatMoment, formatProbability } from '../ui/format.ts';
import styles from './customers.module.css';

const colours = {
  linked: 'green',
  merged: 'blue',
  split: 'orange',
  rejected: 'red',
  undone: 'gray',
} as const;

/** The ledger of this customer, newest first; it is only ever added to. */
export function History({ customer }: { customer: CustomerDetail }) {
  if (customer.history.length === 0)
    return <Empty title="没有归并过" about="这位客户从第一次识别起就是这一个账户。" />;
  const nameOf = new Map(customer.accounts.map(({ id, accountId }) => [id, accountId]));
  return (
    <Timeline
      items={customer.history.map((event) => ({
        key: event.id,
        color: colours[event.type],
        content: <Entry event={event} nameOf={nameOf} customerId={customer.id} />,
      }))}
    />
  );
}

interface EntryProps {
  event: LinkEventView;
  nameOf: Map<string, string>;
  customerId: string;
}

const Entry = ({ event, nameOf, customerId }: EntryProps) => (
  <>
    <div>{sentence(event, nameOf, customerId)}</div>
    <div className={styles.note}>
      {formatMoment(event.at)} ·{' '}
      {event.actor.kind === 'machine' ? '系统' : `员工 ${event.actor.name}`}
      {event.reason && ` · ${event.reason}`}
      {event.rule && ` · ${ruleText(event.rule)}`}
      {event.probability !== null && ` · 可能性 ${formatProbability(event.probability)}`}
    </div>
    {event.parts.length > 0 && (
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'parts',
            label: '当时的证据',
            children: <Waterfall parts={event.parts} />,
          },
        ]}
      />
    )}
  </>
);

function sentence(event: LinkEventView, nameOf: Map<string, string>, customerId: string): string {
  const named = (id: string | null) => (id && nameOf.get(id)) ?? '另一账户';
  const hasLeft = event.type === 'split' && event.fromCustomerId === customerId;
  switch (event.type) {
    case 'linked':
      return event.otherAccountId
        ? `账户 ${named(event.accountId)} 因与 ${named(event.otherAccountId)} 是同一人而归入`
        : `账户 ${named(event.accountId)} 归入`;
    case 'merged':
      return event.customerId === customerId ? '另一位客户并入' : '并入另一位客户';
    case 'split':
      return hasLeft
        ? `账户 ${named(event.accountId)} 分出`
        : `账户 ${named(event.accountId)} 转入`;
    case 'rejected':
      return `账户 ${named(event.accountId)} 与 ${named(event.otherAccountId)} 认定为不同的人`;
    case 'undone':
      return '撤销了一次人工决定';
  }
}
