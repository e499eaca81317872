import * as z from 'zod';
import { signedInAudiences } from '../actor.ts';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import {
  AccessToken,
  AppTokens,
  CustomerSignedIn,
  HatChange,
  SessionView,
  StaffSignedIn,
  StaffSignIn,
  TokenRefresh,
  WechatSignIn,
} from './auth.schema.ts';

export const authApi = {
  signInStaff: endpoint('POST', '/auth/staff/sign-in', {
    summary: '员工登录：返回访问令牌，刷新令牌写入 HttpOnly Cookie',
    audience: 'public',
    body: StaffSignIn,
    response: StaffSignedIn,
  }),
  signInByWechat: endpoint('POST', '/auth/wechat', {
    summary: '小程序登录：以 wx.login 的 code 换取访问令牌和刷新令牌',
    audience: 'public',
    body: WechatSignIn,
    response: CustomerSignedIn,
  }),
  changeHat: endpoint('POST', '/auth/hats', {
    summary: '同一微信在客户与业务员身份间切换，不必重新登录',
    audience: ['customer', 'agent'],
    body: HatChange,
    response: AppTokens,
  }),
  refreshApp: endpoint('POST', '/auth/wechat/refresh', {
    summary: '小程序以刷新令牌换取新的访问令牌和刷新令牌',
    audience: 'public',
    body: TokenRefresh,
    response: AppTokens,
  }),
  refresh: endpoint('POST', '/auth/refresh', {
    summary: '员工以刷新令牌（Cookie）换取新的访问令牌，刷新令牌随之更换',
    audience: 'public',
    response: AccessToken,
  }),
  signOut: endpoint('POST', '/auth/sign-out', {
    summary: '退出登录：结束 Cookie 与访问令牌所属的会话',
    audience: ['public', ...signedInAudiences],
  }),
  listSessions: endpoint('GET', '/auth/sessions', {
    summary: '我的登录会话',
    audience: signedInAudiences,
    response: z.object({ items: z.array(SessionView) }),
  }),
  endAllSessions: endpoint('DELETE', '/auth/sessions', {
    summary: '在所有设备上退出登录',
    audience: signedInAudiences,
  }),
  endSession: endpoint('DELETE', '/auth/sessions/:id', {
    summary: '结束我的一个登录会话',
    audience: signedInAudiences,
    params: ById,
  }),
};
