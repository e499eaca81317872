import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { NewWechatApp, WechatAppChanges, WechatAppView } from './wechat-apps.schema.ts';

export const wechatAppsApi = {
  list: endpoint('GET', '/wechat/apps', {
    summary: '接入的公众号与小程序，及其今日调用情况',
    audience: 'staff',
    response: z.object({ items: z.array(WechatAppView) }),
  }),
  add: endpoint('POST', '/wechat/apps', {
    summary: '接入一个公众号或小程序',
    audience: 'staff',
    body: NewWechatApp,
    response: WechatAppView,
    status: 201,
  }),
  change: endpoint('PUT', '/wechat/apps/:id', {
    summary: '修改接入信息；不给出的保持不变',
    audience: 'staff',
    params: ById,
    body: WechatAppChanges,
    response: WechatAppView,
  }),
  check: endpoint('POST', '/wechat/apps/:id/check', {
    summary: '用接入信息向微信取一次凭证，看是否可用',
    audience: 'staff',
    params: ById,
    response: WechatAppView,
  }),
  disable: endpoint('POST', '/wechat/apps/:id/disable', {
    summary: '停用：不再调用，也不再处理它的消息',
    audience: 'staff',
    params: ById,
    response: WechatAppView,
  }),
  enable: endpoint('POST', '/wechat/apps/:id/enable', {
    summary: '重新启用',
    audience: 'staff',
    params: ById,
    response: WechatAppView,
  }),
};
