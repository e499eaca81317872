import { menusApi } from '@heyi/shared/wechat/menus.api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api.ts';
import { Empty } from '../../ui/empty.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { useWechatApps } from '../use-wechat-apps.ts';
import styles from '../wechat.module.css';
import { MenuEditor } from './menu-editor.tsx';

/** The menus of the public accounts, one at a time. */
export function MenusPage() {
  const apps = useWechatApps();
  const { id } = useParams();
  const navigate = useNavigate();
  return (
    <Screen
      title="公众号菜单"
      about="公众号底部的菜单。写好后发布到微信，关注者重新进入公众号约 5 分钟后看到。"
    >
      <Loaded query={apps}>
        {({ items }) => {
          const accounts = items.filter(({ kind }) => kind === 'public-account');
          const shown = accounts.find((app) => app.id === id) ?? accounts[0];
          if (!shown) return noAccount;
          return (
            <>
              <div className={styles.filter}>
                <Select
                  aria-label="公众号"
                  style={{ width: 260 }}
                  value={shown.id}
                  options={accounts.map(({ id: value, name }) => ({ value, label: name }))}
                  onChange={(chosen) => void navigate(`/wechat/menus/${chosen}`)}
                />
              </div>
              <MenuOf key={shown.id} id={shown.id} />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function MenuOf({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['wechat', 'menus', id],
    queryFn: () => call(menusApi.show, { params: { id } }),
    refetchOnWindowFocus: false, // what is being typed stays
  });
  return <Loaded query={query}>{(menu) => <MenuEditor key={menu.revision} menu={menu} />}</Loaded>;
}

const noAccount = (
  <Card>
    <Empty
      title="还没有接入公众号"
      about="菜单是公众号的。管理员先在“应用”里接入公众号。"
      action={<LinkButton to="/wechat">去接入</LinkButton>}
    />
  </Card>
);
