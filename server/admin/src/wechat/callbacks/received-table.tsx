import type { ReceivedMessageView } from '@heyi/shared/wechat/messages.schema';
import { Empty } from '../../ui/empty.tsx';
import { formatMoment } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { PagesTable } from '../../ui/pages-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { Pages } from '../../ui/use-pages.ts';
import { useAppNames } from '../use-wechat-apps.ts';
import styles from '../wechat.module.css';
import { stateTexts, whatText } from './message-texts.ts';
import { RetryOne } from './retry-one.tsx';

interface Props {
  pages: Pages<ReceivedMessageView>;
  isNarrowed: boolean;
}

export function ReceivedTable({ pages, isNarrowed }: Props) {
  const nameOf = useAppNames();
  return (
    <PagesTable<ReceivedMessageView>
      pages={pages}
      unit="条"
      empty={isNarrowed ? nothingFound : nothingYet}
      columns={[
        {
          title: '时间',
          dataIndex: 'receivedAt',
          width: 150,
          render: (at: string) => formatMoment(at),
        },
        {
          title: '何事',
          key: 'what',
          render: (_, message) => (
            <>
              <div>{whatText(message)}</div>
              <div className={styles.note}>
                {nameOf(message.appid)} {message.maskedOpenid}
              </div>
            </>
          ),
        },
        {
          title: '微信重发',
          dataIndex: 'deliveries',
          align: 'right',
          responsive: ['lg'],
          render: (count: number) => (count > 1 ? `${count - 1} 次` : '没有'),
        },
        {
          title: '回复',
          dataIndex: 'isAnswered',
          responsive: ['md'],
          render: (isAnswered: boolean) => (isAnswered ? '已自动回复' : '没有'),
        },
        { title: '处理', key: 'state', render: (_, message) => <Outcome message={message} /> },
        {
          title: '',
          key: 'actions',
          align: 'right',
          render: (_, { id, can }) => can.retry && <RetryOne id={id} />,
        },
      ]}
    />
  );
}

function Outcome({ message }: { message: ReceivedMessageView }) {
  const { state, attempts, failure, dueAt } = message;
  const { text, tone } = stateTexts[state];
  const isAgain = state === 'waiting' && attempts > 0;
  return (
    <>
      <StatusMark tone={tone}>{isAgain ? '稍后再试' : text}</StatusMark>
      {failure && (
        <div className={styles.note}>
          试过 {attempts} 次：{failure}
        </div>
      )}
      {isAgain && <div className={styles.note}>{formatMoment(dueAt)}再试</div>}
    </>
  );
}

const nothingFound = <Empty title="没有这样的消息" about="换一个条件，或清除筛选。" />;

const nothingYet = (
  <Empty
    title="还没有收到消息"
    about="把“应用”里的消息接收地址填到微信公众平台的服务器配置里，有人关注或留言后就会出现在这里。"
    action={<LinkButton to="/wechat">看接收地址</LinkButton>}
  />
);
