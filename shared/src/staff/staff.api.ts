import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { Page, PageOf } from '../paging.ts';
import {
  NewStaff,
  PasswordChange,
  StaffMe,
  StaffRoles,
  StaffView,
  StaffWithInitialPassword,
} from './staff.schema.ts';

export const staffApi = {
  me: endpoint('GET', '/staff/me', {
    summary: '当前登录的员工',
    audience: 'staff',
    response: StaffMe,
  }),
  changePassword: endpoint('PUT', '/staff/me/password', {
    summary: '修改自己的密码，其他设备随之退出登录',
    audience: 'staff',
    body: PasswordChange,
  }),
  list: endpoint('GET', '/staff', {
    summary: '全部员工账号',
    audience: 'staff',
    query: Page,
    response: PageOf(StaffView),
  }),
  create: endpoint('POST', '/staff', {
    summary: '新建员工账号，返回一次性的初始密码',
    audience: 'staff',
    body: NewStaff,
    response: StaffWithInitialPassword,
    status: 201,
  }),
  show: endpoint('GET', '/staff/:id', {
    summary: '一个员工账号',
    audience: 'staff',
    params: ById,
    response: StaffView,
  }),
  changeRoles: endpoint('PUT', '/staff/:id/roles', {
    summary: '更改员工的角色，立即生效',
    audience: 'staff',
    params: ById,
    body: StaffRoles,
    response: StaffView,
  }),
  disable: endpoint('POST', '/staff/:id/disable', {
    summary: '停用员工账号，并结束其全部登录',
    audience: 'staff',
    params: ById,
    response: StaffView,
  }),
  enable: endpoint('POST', '/staff/:id/enable', {
    summary: '重新启用员工账号',
    audience: 'staff',
    params: ById,
    response: StaffView,
  }),
  resetPassword: endpoint('POST', '/staff/:id/reset-password', {
    summary: '重置员工的密码，返回一次性的初始密码，并结束其全部登录',
    audience: 'staff',
    params: ById,
    response: StaffWithInitialPassword,
  }),
};
