import { followersApi } from '@heyi/shared/wechat/followers.api';
import {
  type FollowerKind,
  type FollowerView,
  followerKinds,
} from '@heyi/shared/wechat/followers.schema';
import type { WechatAppView } from '@heyi/shared/wechat/wechat-apps.schema';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { call } from '../../api.ts';
import { queries } from '../../queries.ts';
import { Empty } from '../../ui/empty.tsx';
import { Figure, Figures } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { isUnderWay, lookAgainMs } from '../job-states.ts';
import { useWechatApps } from '../use-wechat-apps.ts';
import styles from '../wechat.module.css';
import { FollowerTable } from './follower-table.tsx';
import { kindTexts } from './follower-texts.ts';
import { PullCard } from './pull-card.tsx';

/** Who follows each public account. */
export function FollowersPage() {
  const apps = useWechatApps();
  return (
    <Screen title="粉丝" about="各公众号的粉丝，与他们是哪位客户。openid 只显示首尾。">
      <Loaded query={apps}>
        {({ items }) => (
          <Accounts accounts={items.filter(({ kind }) => kind === 'public-account')} />
        )}
      </Loaded>
    </Screen>
  );
}

function Accounts({ accounts }: { accounts: WechatAppView[] }) {
  const { id } = useParams();
  const navigate = useNavigate();
  const account = accounts.find((one) => one.id === id) ?? accounts[0];
  if (!account)
    return (
      <Card>
        <Empty
          title="还没有接入公众号"
          about="接入公众号后，就可以拉取它的粉丝。"
          action={<LinkButton to="/wechat">去接入</LinkButton>}
        />
      </Card>
    );
  return (
    <>
      <div className={styles.filter}>
        <Select
          aria-label="公众号"
          style={{ width: 220 }}
          value={account.id}
          options={accounts.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(value) => void navigate(`/wechat/followers/${value}`)}
        />
      </div>
      <Followers key={account.id} id={account.id} />
    </>
  );
}

function Followers({ id }: { id: string }) {
  const [search, setSearch] = useSearchParams();
  const kind: FollowerKind = followerKinds.find((one) => one === search.get('kind')) ?? 'all';
  const summary = useQuery({
    queryKey: ['wechat', 'followers', id, 'summary'],
    queryFn: () => call(followersApi.list, { params: { id }, query: { limit: 1 } }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.pull?.state) ? lookAgainMs : 10_000),
  });
  const pages = usePages<FollowerView>({
    key: ['wechat', 'followers', id, 'list', kind],
    read: (cursor) =>
      call(followersApi.list, {
        params: { id },
        query: { limit: 50, kind, ...(cursor && { cursor }) },
      }),
  });
  const completedAt = summary.data?.pull?.completedAt;
  useEffect(() => {
    if (completedAt)
      void queries.invalidateQueries({ queryKey: ['wechat', 'followers', id, 'list'] });
  }, [completedAt, id]);
  return (
    <Loaded query={summary}>
      {(view) => (
        <>
          <PullCard id={id} view={view} />
          <Figures>
            <Figure name="知道的粉丝" value={formatCount(view.known)} />
            <Figure name="正在关注" value={formatCount(view.following)} />
            <Figure name="已取消关注或迁走" value={formatCount(view.known - view.following)} />
            <Figure
              name="没有 unionid"
              value={formatCount(view.withoutUnionid)}
              note="公众号没有绑定开放平台时，微信不给 unionid"
            />
          </Figures>
          <div className={styles.filter}>
            <Select
              aria-label="哪些粉丝"
              style={{ width: 220 }}
              value={kind}
              options={followerKinds.map((value) => ({ value, label: kindTexts[value] }))}
              onChange={(value) =>
                setSearch(value === 'all' ? {} : { kind: value }, { replace: true })
              }
            />
          </div>
          <Card flush>
            <FollowerTable
              pages={pages}
              isNarrowed={kind !== 'all'}
              canOpen={view.can.openCustomers}
            />
          </Card>
        </>
      )}
    </Loaded>
  );
}
