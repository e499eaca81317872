import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { useStaff } from '../session/use-session.ts';
import { Mark } from '../ui/mark.tsx';
import styles from './frame.module.css';
import { Navigation } from './navigation.tsx';
import { QuickSearch } from './quick-search.tsx';
import { StaffMenu } from './staff-menu.tsx';

/** What stands around every room. */
export function Frame() {
  const [open, setOpen] = useState(false);
  const { can } = useStaff();
  const { pathname } = useLocation();
  const entering = useNavigation().state === 'loading';

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new room closes the drawer
  useEffect(() => setOpen(false), [pathname]);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#room">
        跳到正文
      </a>
      <aside className={styles.side}>
        <Brand />
        <Navigation />
      </aside>
      <header className={styles.top}>
        <Button
          className={styles.toggle ?? ''}
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label="打开导航"
          onClick={() => setOpen(true)}
        />
        {can.seeIdentities ? <QuickSearch /> : <span />}
        <StaffMenu />
      </header>
      <main id="room" className={styles.room} tabIndex={-1} aria-busy={entering}>
        {entering && <div className={styles.entering} />}
        <Suspense fallback={<Skeleton active />}>
          <Outlet />
        </Suspense>
      </main>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={264}
        title={<Brand />}
        styles={{ body: { padding: 8 } }}
      >
        <Navigation />
      </Drawer>
      <ScrollRestoration />
    </div>
  );
}

const Brand = () => (
  <Link to="/" className={styles.brand}>
    <Mark size={28} />
    <span>合一</span>
    <small>后台</small>
  </Link>
);
