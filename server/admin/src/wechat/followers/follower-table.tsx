import type { FollowerView } from '@heyi/shared/wechat/followers.schema';
import { Tag } from 'antd';
import { Link, useNavigate } from 'react-router';
import { Empty } from '../../ui/empty.tsx';
import { formatMoment } from '../../ui/format.ts';
import { PagesTable } from '../../ui/pages-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { Pages } from '../../ui/use-pages.ts';
import styles from '../wechat.module.css';
import { sceneText } from './follower-texts.ts';

interface Props {
  pages: Pages<FollowerView>;
  isNarrowed: boolean;
  canOpen: boolean;
}

export function FollowerTable({ pages, isNarrowed, canOpen }: Props) {
  const navigate = useNavigate();
  const open = ({ customerId }: FollowerView) => {
    if (customerId) void navigate(`/customers/${customerId}`);
  };
  return (
    <PagesTable<FollowerView>
      pages={pages}
      unit="位"
      empty={isNarrowed ? nothingFound : nothingYet}
      {...(canOpen && { onOpen: open })}
      columns={[
        {
          title: '粉丝',
          key: 'who',
          render: (_, { maskedOpenid, customerId }) =>
            canOpen && customerId ? (
              <Link to={`/customers/${customerId}`}>{maskedOpenid}</Link>
            ) : (
              maskedOpenid
            ),
        },
        { title: '状态', key: 'state', render: (_, follower) => <Standing follower={follower} /> },
        {
          title: '关注于',
          dataIndex: 'followedAt',
          responsive: ['md'],
          render: (at: string | null) => (at ? formatMoment(at) : ''),
        },
        {
          title: '来自',
          key: 'scene',
          responsive: ['lg'],
          render: (_, { subscribeScene, qrScene }) => (
            <>
              {sceneText(subscribeScene)}
              {qrScene && <div className={styles.note}>{qrScene}</div>}
            </>
          ),
        },
        {
          title: '标签',
          dataIndex: 'tags',
          responsive: ['lg'],
          render: (tags: string[]) => tags.map((tag) => <Tag key={tag}>{tag}</Tag>),
        },
        {
          title: '关联',
          key: 'linked',
          render: (_, { isLinked, hasUnionid }) => (
            <>
              {isLinked ? '已与其他账户关联' : '只有这个账户'}
              {!hasUnionid && <div className={styles.note}>没有 unionid</div>}
            </>
          ),
        },
      ]}
    />
  );
}

function Standing({ follower: { isFollowing, movedTo } }: { follower: FollowerView }) {
  if (movedTo) return <StatusMark tone="good">{`已迁到${movedTo}`}</StatusMark>;
  return isFollowing ? (
    <StatusMark tone="good">关注中</StatusMark>
  ) : (
    <StatusMark tone="waiting">已取消关注</StatusMark>
  );
}

const nothingFound = <Empty title="没有这样的粉丝" about="换一个条件再看。" />;

const nothingYet = (
  <Empty
    title="还不知道这个公众号的粉丝"
    about="点“拉取粉丝”向微信要全部名单；此后的关注与取消会自动更新。"
  />
);
