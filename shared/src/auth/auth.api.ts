import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { AccessToken, SessionView, StaffSignedIn, StaffSignIn } from './auth.schema.ts';

export const authApi = {
  signInStaff: endpoint('POST', '/auth/staff/sign-in', {
    summary: '员工登录：返回访问令牌，刷新令牌写入 HttpOnly Cookie',
    audience: 'public',
    body: StaffSignIn,
    response: StaffSignedIn,
  }),
  refresh: endpoint('POST', '/auth/refresh', {
    summary: '以刷新令牌（Cookie）换取新的访问令牌，刷新令牌随之更换',
    audience: 'public',
    response: AccessToken,
  }),
  signOut: endpoint('POST', '/auth/sign-out', {
    summary: '退出登录：结束 Cookie 与访问令牌所属的会话',
    audience: ['public', 'staff'],
  }),
  listSessions: endpoint('GET', '/auth/sessions', {
    summary: '我的登录会话',
    audience: 'staff',
    response: z.object({ items: z.array(SessionView) }),
  }),
  endSession: endpoint('DELETE', '/auth/sessions/:id', {
    summary: '结束我的一个登录会话',
    audience: 'staff',
    params: ById,
  }),
};
