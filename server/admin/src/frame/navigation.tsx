import {
  ApartmentOutlined,
  AuditOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  CommentOutlined,
  DashboardOutlined,
  DiffOutlined,
  InboxOutlined,
  MenuOutlined,
  MessageOutlined,
  QrcodeOutlined,
  SearchOutlined,
  SlidersOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
  UsergroupAddOutlined,
  WechatOutlined,
} from '@ant-design/icons';
import type { StaffMe } from '@heyi/shared/staff/staff.schema';
import { Menu, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useStaff } from '../session/use-session.ts';

interface Room {
  path: string;
  name: string;
  icon: ReactNode;
  /** Other addresses that belong to this room. */
  also?: string;
  /** Rooms of one group stand together under its name. */
  group?: string;
  isOpenTo?: (staff: StaffMe) => boolean;
}

type MenuItem = NonNullable<MenuProps['items']>[number];

const wechat: Pick<Room, 'group' | 'isOpenTo'> = {
  group: '微信',
  isOpenTo: ({ can }) => can.seeWechat,
};

const rooms: Room[] = [
  { path: '/', name: '概览', icon: <DashboardOutlined aria-hidden /> },
  {
    path: '/review',
    name: '待核对',
    icon: <CheckSquareOutlined aria-hidden />,
    isOpenTo: ({ can }) => can.decideIdentities,
  },
  {
    path: '/search',
    name: '客户与账户',
    icon: <SearchOutlined aria-hidden />,
    also: '/customers',
    isOpenTo: ({ can }) => can.seeIdentities,
  },
  {
    path: '/evidence',
    name: '比对两个账户',
    icon: <DiffOutlined aria-hidden />,
    isOpenTo: ({ can }) => can.seeIdentities,
  },
  {
    path: '/imports',
    name: '名单导入',
    icon: <CloudUploadOutlined aria-hidden />,
    isOpenTo: ({ can }) => can.seeImports,
  },
  {
    path: '/runs',
    name: '客户识别',
    icon: <ApartmentOutlined aria-hidden />,
    also: '/hot-values',
    isOpenTo: ({ can }) => can.seeIdentities,
  },
  {
    path: '/rules',
    name: '识别规则',
    icon: <SlidersOutlined aria-hidden />,
    isOpenTo: ({ can }) => can.seeIdentities,
  },
  { path: '/wechat', name: '应用', icon: <WechatOutlined aria-hidden />, ...wechat },
  {
    path: '/wechat/followers',
    name: '粉丝',
    icon: <UsergroupAddOutlined aria-hidden />,
    ...wechat,
  },
  { path: '/wechat/tags', name: '标签', icon: <TagsOutlined aria-hidden />, ...wechat },
  { path: '/wechat/migrations', name: '公众号迁移', icon: <SwapOutlined aria-hidden />, ...wechat },
  {
    path: '/wechat/received',
    name: '收到的消息',
    icon: <InboxOutlined aria-hidden />,
    ...wechat,
  },
  { path: '/wechat/replies', name: '自动回复', icon: <CommentOutlined aria-hidden />, ...wechat },
  { path: '/wechat/menus', name: '公众号菜单', icon: <MenuOutlined aria-hidden />, ...wechat },
  { path: '/wechat/codes', name: '推广码', icon: <QrcodeOutlined aria-hidden />, ...wechat },
  {
    path: '/messages',
    name: '消息',
    icon: <MessageOutlined aria-hidden />,
    group: '微信',
    isOpenTo: ({ can }) => can.seeMessages,
  },
  {
    path: '/staff',
    name: '员工账号',
    icon: <TeamOutlined aria-hidden />,
    group: '管理',
    isOpenTo: ({ can }) => can.manageStaff,
  },
  {
    path: '/audit',
    name: '审计记录',
    icon: <AuditOutlined aria-hidden />,
    group: '管理',
    isOpenTo: ({ can }) => can.seeAudit,
  },
];

const isAt = (pathname: string, path: string) =>
  pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));

/** The room that an address belongs to: the one that names the most of it. */
function roomAt(pathname: string, open: Room[]): Room | undefined {
  return open
    .filter(({ path, also }) => isAt(pathname, path) || (also && isAt(pathname, also)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

const itemOf = ({ path, name, icon }: Room) => ({
  key: path,
  icon,
  label: <Link to={path}>{name}</Link>,
});

/** In their order; a group stands where its first room does. */
const itemsOf = (open: Room[]): MenuItem[] =>
  open.flatMap((room): MenuItem[] => {
    if (!room.group) return [itemOf(room)];
    const together = open.filter(({ group }) => group === room.group);
    if (together[0] !== room) return [];
    const { group } = room;
    return [{ type: 'group', key: group, label: group, children: together.map(itemOf) }];
  });

export function Navigation() {
  const staff = useStaff();
  const { pathname } = useLocation();
  const open = rooms.filter((room) => room.isOpenTo?.(staff) ?? true);
  const current = roomAt(pathname, open);
  return (
    <nav aria-label="主导航">
      <Menu
        mode="inline"
        style={{ border: 0 }}
        selectedKeys={current ? [current.path] : []}
        items={itemsOf(open)}
      />
    </nav>
  );
}
