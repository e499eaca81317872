import { need, WechatFault } from '../wechat-fault.ts';
import type { World } from '../world.ts';
import { type ApiEntry, listOf, ok, textOf } from './api.ts';

const mostButtons = 3;
const mostSubButtons = 5;
const longestName = 16;
const longestSubName = 60;
const longestKey = 128;
const longestUrl = 1024;

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
      need(isBetween(button.key, longestKey), 40017, 'key');
      return;
    case 'view':
      checkUrl(button.url);
      return;
    case 'miniprogram':
      checkUrl(button.url);
      need(world.appOf(textOf(button.appid))?.kind === 'mini-program', 40013);
      need(isBetween(button.pagepath, longestUrl), 40017, 'pagepath');
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
  'cgi-bin/menu/delete': {
    method: 'GET',
    credentials: 'token',
    run({ sandbox, app }) {
      delete sandbox.world.state.menus[app.appid];
      return ok;
    },
  },
};
