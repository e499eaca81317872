import { need, WechatFault } from '../wechat-fault.ts';
import type { World } from '../world.ts';
import { type ApiEntry, listOf, ok, textOf } from './api.ts';

const mostButtons = 3;
const mostSubButtons = 5;
const longestName = 16;
const longestSubName = 60;
const longestKey = 128;
const longestUrl = 1024;
const appidShape = /^wx[0-9a-f]{16}$/;

type Button = Record<string, unknown>;

function check(button: Button, longest: number, world: World): void {
  const name = textOf(button.name);
  need(name.length > 0 && Buffer.byteLength(name) <= longest, 40018);
  const subButtons = listOf(button.sub_button) as Button[];
  if (subButtons.length > 0) {
    need(longest === longestName && subButtons.length <= mostSubButtons, 40023);
    for (const sub of subButtons) check(sub, longestSubName, world);
    return;
  }
  switch (button.type) {
    case 'click':
    case 'scancode_push':
    case 'scancode_waitmsg':
    case 'pic_sysphoto':
    case 'pic_photo_or_album':
    case 'pic_weixin':
    case 'location_select':
      need(isBetween(button.key, longestKey), 40019);
      return;
    case 'view':
      checkUrl(button.url);
      return;
    case 'miniprogram':
      checkUrl(button.url);
      need(appidShape.test(textOf(button.appid)), 40013);
      need(world.appOf(textOf(button.appid))?.kind === 'mini-program', 45064);
      need(isBetween(button.pagepath, longestUrl), 40165);
      return;
    default:
      throw new WechatFault(40017);
  }
}

const isBetween = (text: unknown, longest: number) =>
  textOf(text).length > 0 && Buffer.byteLength(textOf(text)) <= longest;

function checkUrl(url: unknown): void {
  need(isBetween(url, longestUrl) && /^https?:\/\//.test(textOf(url)), 40066);
}

/** As `get_current_selfmenu_info` writes a button. */
const current = ({ sub_button, ...button }: Button): Button => {
  const list = listOf(sub_button) as Button[];
  return list.length > 0 ? { ...button, sub_button: { list } } : button;
};

export const menuApis: Record<string, ApiEntry> = {
  'cgi-bin/menu/create': {
    method: 'POST',
    credentials: 'token',
    run({ sandbox, app, body }) {
      const buttons = listOf(body.button) as Button[];
      need(buttons.length > 0 && buttons.length <= mostButtons, 40016);
      for (const button of buttons) check(button, longestName, sandbox.world);
      sandbox.world.state.menus[app.appid] = { button: buttons };
      return ok;
    },
  },
  'cgi-bin/menu/get': {
    method: 'GET',
    credentials: 'token',
    run({ sandbox, app }) {
      const menu = sandbox.world.state.menus[app.appid];
      need(menu, 46003);
      return { menu };
    },
  },
  'cgi-bin/get_current_selfmenu_info': {
    method: 'GET',
    credentials: 'token',
    run({ sandbox, app }) {
      const menu = sandbox.world.state.menus[app.appid] as { button: Button[] } | undefined;
      return {
        is_menu_open: menu ? 1 : 0,
        selfmenu_info: { button: (menu?.button ?? []).map(current) },
      };
    },
  },
  'cgi-bin/menu/delete': {
    method: 'GET',
    credentials: 'token',
    run({ sandbox, app }) {
      delete sandbox.world.state.menus[app.appid];
      return ok;
    },
  },
};
