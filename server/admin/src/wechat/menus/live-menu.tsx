import { menuDifferences } from '@heyi/shared/wechat/menu-differences';
import { menusApi } from '@heyi/shared/wechat/menus.api';
import type { LiveMenuView, MenuButton, MenuView } from '@heyi/shared/wechat/menus.schema';
import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { call } from '../../api.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Card } from '../../ui/screen.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import styles from './menus.module.css';

/** What WeChat shows now, beside what is written here; asked for only when somebody wants to know. */
export function LiveMenu({ menu, buttons }: { menu: MenuView; buttons: MenuButton[] }) {
  const query = useQuery({
    queryKey: ['wechat', 'live-menu', menu.app.id],
    queryFn: () => call(menusApi.live, { params: { id: menu.app.id } }),
    enabled: false,
  });
  const isAsked = query.isFetched || query.isFetching;
  return (
    <Card
      title="与微信现在的菜单对比"
      extra={
        <Button loading={query.isFetching} onClick={() => void query.refetch()}>
          {isAsked ? '再看一次' : '看一看'}
        </Button>
      }
    >
      {isAsked ? (
        <Loaded query={query}>{(live) => <Differences live={live} buttons={buttons} />}</Loaded>
      ) : (
        <p className={styles.note}>向微信取现在的菜单，逐项与上面的草稿比。</p>
      )}
    </Card>
  );
}

function Differences({ live, buttons }: { live: LiveMenuView; buttons: MenuButton[] }) {
  if (live.buttons === null) return <p>微信那里还没有菜单。</p>;
  const differences = menuDifferences(buttons, live.buttons);
  if (differences.length === 0) return <StatusMark tone="good">与草稿一致</StatusMark>;
  return (
    <Table
      size="small"
      rowKey={({ at }) => at.join('.')}
      pagination={false}
      dataSource={differences}
      columns={[
        { title: '位置', key: 'at', render: (_, { at }) => at.map((one) => one + 1).join('－') },
        { title: '草稿', dataIndex: 'ours', render: text },
        { title: '微信现在', dataIndex: 'theirs', render: text },
      ]}
    />
  );
}

const text = (value: string | null) => <span className={styles.long}>{value ?? '没有'}</span>;
