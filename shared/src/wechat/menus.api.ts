import { endpoint } from '../endpoint.ts';
import { ById } from '../ids.ts';
import { LiveMenuView, MenuDraft, MenuRevision, MenuView } from './menus.schema.ts';

/** `:id` is the public account's. */
export const menusApi = {
  show: endpoint('GET', '/wechat/apps/:id/menu', {
    summary: '公众号的菜单：草稿与发布过的版本',
    audience: 'staff',
    params: ById,
    response: MenuView,
  }),
  save: endpoint('PUT', '/wechat/apps/:id/menu', {
    summary: '保存菜单的草稿；别人先保存过则拒绝',
    audience: 'staff',
    params: ById,
    body: MenuDraft,
    response: MenuView,
  }),
  publish: endpoint('POST', '/wechat/apps/:id/menu/publish', {
    summary: '把草稿发布到微信，并记为一个版本',
    audience: 'staff',
    params: ById,
    body: MenuRevision,
    response: MenuView,
  }),
  live: endpoint('GET', '/wechat/apps/:id/menu/live', {
    summary: '微信现在显示的菜单',
    audience: 'staff',
    params: ById,
    response: LiveMenuView,
  }),
};
