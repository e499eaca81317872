import { messageKinds } from '@heyi/shared/messages/message-kinds';
import type { MessageView } from '@heyi/shared/messages/messages.schema';
import { Link } from 'react-router';
import { Empty } from '../ui/empty.tsx';
import { formatMoment } from '../ui/format.ts';
import { PagesTable } from '../ui/pages-table.tsx';
import { StatusMark } from '../ui/status-mark.tsx';
import type { Pages } from '../ui/use-pages.ts';
import { MessageDetails } from './message-details.tsx';
import { stateTexts, wayTexts, whyNotTexts } from './message-texts.ts';
import styles from './messages.module.css';

interface Props {
  pages: Pages<MessageView>;
  isNarrowed: boolean;
}

/** One message a row; opened, it shows each attempt and why the other ways were closed. */
export const OutboxTable = ({ pages, isNarrowed }: Props) => (
  <PagesTable<MessageView>
    pages={pages}
    unit="条"
    empty={
      isNarrowed ? (
        <Empty title="没有这样的消息" about="换一个条件，或清除筛选。" />
      ) : (
        <Empty
          title="还没有发过消息"
          about="保单到期、活动提醒、积分到期、问题答复等会自动来到这里；可以先设好模板与免打扰时段。"
        />
      )
    }
    details={(message) => <MessageDetails message={message} />}
    columns={[
      {
        title: '消息',
        key: 'text',
        render: (_, { kind, text }) => (
          <>
            <strong>{messageKinds[kind].name}</strong>
            <div className={styles.text}>{text}</div>
          </>
        ),
      },
      {
        title: '发给',
        key: 'to',
        width: 80,
        responsive: ['md'],
        render: (_, message) => <Recipient message={message} />,
      },
      {
        title: '情形',
        key: 'state',
        width: 140,
        render: (_, message) => <Standing message={message} />,
      },
      {
        title: '时间',
        dataIndex: 'createdAt',
        width: 150,
        responsive: ['md'],
        render: (at: string) => formatMoment(at),
      },
    ]}
  />
);

function Recipient({ message: { to, customerId } }: { message: MessageView }) {
  if (to === 'agent') return '业务员';
  return customerId ? <Link to={`/customers/${customerId}`}>客户</Link> : '客户';
}

function Standing({ message: { state, way, waitsFor } }: { message: MessageView }) {
  const { text, tone } = stateTexts[state];
  return (
    <>
      <StatusMark tone={tone}>{text}</StatusMark>
      {way && <div className={styles.note}>{wayTexts[way]}</div>}
      {waitsFor && <div className={styles.note}>{whyNotTexts[waitsFor]}</div>}
    </>
  );
}
