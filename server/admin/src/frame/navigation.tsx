import {
  ApartmentOutlined,
  AuditOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  DashboardOutlined,
  DiffOutlined,
  SearchOutlined,
  SlidersOutlined,
  TeamOutlined,
  WechatOutlined,
} from '@ant-design/icons';
import type { StaffMe } from '@heyi/shared/staff/staff.schema';
import { Menu } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useStaff } from '../session/use-session.ts';

interface Room {
  path: string;
  name: string;
  icon: ReactNode;
  /** Other addresses that belong to this room. */
  also?: string;
  isOpenTo?: (staff: StaffMe) => boolean;
}

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
  {
    path: '/wechat',
    name: '微信应用',
    icon: <WechatOutlined aria-hidden />,
    isOpenTo: ({ can }) => can.seeWechat,
  },
  {
    path: '/staff',
    name: '员工账号',
    icon: <TeamOutlined aria-hidden />,
    isOpenTo: ({ can }) => can.manageStaff,
  },
  {
    path: '/audit',
    name: '审计记录',
    icon: <AuditOutlined aria-hidden />,
    isOpenTo: ({ can }) => can.seeAudit,
  },
];

export function Navigation() {
  const staff = useStaff();
  const { pathname } = useLocation();
  const isIn = ({ path, also }: Room) =>
    path === '/'
      ? pathname === '/'
      : pathname.startsWith(path) || (also !== undefined && pathname.startsWith(also));
  const open = rooms.filter((room) => room.isOpenTo?.(staff) ?? true);
  return (
    <nav aria-label="主导航">
      <Menu
        mode="inline"
        style={{ border: 0 }}
        selectedKeys={open.filter(isIn).map(({ path }) => path)}
        items={open.map(({ path, name, icon }) => ({
          key: path,
          icon,
          label: <Link to={path}>{name}</Link>,
        }))}
      />
    </nav>
  );
}
