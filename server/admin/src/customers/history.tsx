import { RobotOutlined, UserOutlined } from '@ant-design/icons';
import { changesApi } from '@heyi/shared/identity/changes.api';
import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import { ruleText } from '@heyi/shared/identity/evidence-text';
import type { CustomerDetail, LinkEventView } from '@heyi/shared/identity/identity.schema';
import { useQuery } from '@tanstack/react-query';
import { Collapse, Timeline } from 'antd';
import { call } from '../api.ts';
import { Waterfall } from '../evidence/waterfall.tsx';
import { Empty } from '../ui/empty.tsx';
import { formatMoment, formatProbability } from '../ui/format.ts';
import styles from './customers.module.css';
import { eventSentence } from './event-sentence.ts';
import { type HistoryEntry, historyEntries } from './history-entries.ts';
import { UndoChange } from './undo-change.tsx';

/** The ledger of this customer, newest first, what people did told from what the system did; it is only ever added to. */
export function History({ customer }: { customer: CustomerDetail }) {
  const { id, history, accounts } = customer;
  const changes = useQuery({
    queryKey: ['identity', 'changes', id],
    queryFn: () => call(changesApi.list, { query: { customerId: id, limit: 100 } }),
  });
  if (history.length === 0)
    return <Empty title="没有归并过" about="这位客户从第一次识别起就是这一个账户。" />;
  const nameOf = new Map(accounts.map((account) => [account.id, account.accountId]));
  const changeOf = new Map(changes.data?.items.map((change) => [change.id, change]));
  return (
    <Timeline
      items={historyEntries(history).map((entry) => {
        const isPersons = entry.events[0]?.actor.kind === 'staff';
        return {
          key: entry.key,
          icon: isPersons ? (
            <UserOutlined aria-hidden className={styles.person} />
          ) : (
            <RobotOutlined aria-hidden className={styles.machine} />
          ),
          content: (
            <Entry
              entry={entry}
              nameOf={nameOf}
              customerId={id}
              change={entry.changeId ? changeOf.get(entry.changeId) : undefined}
            />
          ),
        };
      })}
    />
  );
}

interface EntryProps {
  entry: HistoryEntry;
  nameOf: Map<string, string>;
  customerId: string;
  change: HandChangeView | undefined;
}

function Entry({ entry: { events }, nameOf, customerId, change }: EntryProps) {
  const [first] = events;
  if (!first) return null;
  const isUndoing = first.type === 'undone';
  const told = events.filter(({ accountId }) => accountId || !isUndoing || events.length === 1);
  return (
    <div className={styles.entry}>
      <div className={styles.who}>
        <strong>{first.actor.kind === 'staff' ? `员工 ${first.actor.name}` : '系统'}</strong>
        <span className={styles.note}>{formatMoment(first.at)}</span>
        {change?.undone && !isUndoing && <span className={styles.undone}>已撤销</span>}
        {change && !isUndoing && <UndoChange change={change} customerId={customerId} />}
      </div>
      {first.reason && <q className={styles.reason}>{first.reason}</q>}
      {told.map((event) => (
        <Event key={event.id} event={event} sentence={eventSentence(event, nameOf, customerId)} />
      ))}
    </div>
  );
}

const Event = ({ event, sentence }: { event: LinkEventView; sentence: string }) => (
  <>
    <div>
      {sentence}
      {event.rule && event.rule !== 'by-hand' && (
        <span className={styles.note}>
          {' '}
          {ruleText(event.rule)}
          {event.probability !== null && `，可能性 ${formatProbability(event.probability)}`}
        </span>
      )}
    </div>
    {event.parts.length > 0 && (
      <Collapse
        ghost
        size="small"
        items={[{ key: 'parts', label: '当时的证据', children: <Waterfall parts={event.parts} /> }]}
      />
    )}
  </>
);
