import { utf8Length } from '../utf8-length.ts';
import type { MenuButton, MenuEntry, MenuType } from './menus.schema.ts';

/** As WeChat documents them; lengths are bytes of UTF-8. */
export const menuLimits = {
  buttons: 3,
  subButtons: 5,
  name: 16,
  subName: 60,
  key: 128,
  url: 1024,
} as const;

/** How many wide letters a phone shows of a name; the rest becomes …. */
const shown = { name: 4, subName: 8 } as const;

export const menuTypeTexts: Record<MenuType, string> = {
  click: '回复消息',
  view: '打开网页',
  miniprogram: '打开小程序',
  scancode_push: '扫码并打开结果',
  scancode_waitmsg: '扫码并等待回复',
  pic_sysphoto: '拍照发图',
  pic_photo_or_album: '拍照或从相册选图',
  pic_weixin: '从微信相册选图',
  location_select: '发送位置',
};

export type MenuField = 'name' | 'key' | 'url' | 'appid' | 'pagepath' | 'buttons';

/** What is wrong with a menu, and where: `at` is the place of a button, or of a button and its sub-button. */
export interface MenuProblem {
  at: number[];
  field: MenuField;
  message: string;
  /** WeChat takes it all the same; it only looks bad. */
  isHint: boolean;
}

/** All that WeChat would refuse, and what a phone would not show whole; in the order of the buttons. */
export function menuProblems(buttons: readonly MenuButton[]): MenuProblem[] {
  const problems: MenuProblem[] = [];
  const whole = (message: string) =>
    problems.push({ at: [], field: 'buttons', message, isHint: false });
  if (buttons.length === 0) whole('至少要有一个菜单');
  if (buttons.length > menuLimits.buttons) whole(`一级菜单最多 ${menuLimits.buttons} 个`);
  buttons.forEach((button, at) => {
    problems.push(...nameProblems(button, [at], 'name'));
    if (button.subButtons.length === 0) problems.push(...actionProblems(button, [at]));
    if (button.subButtons.length > menuLimits.subButtons) {
      const message = `子菜单最多 ${menuLimits.subButtons} 个`;
      problems.push({ at: [at], field: 'buttons', message, isHint: false });
    }
    button.subButtons.forEach((sub, subAt) => {
      const place = [at, subAt];
      problems.push(...nameProblems(sub, place, 'subName'), ...actionProblems(sub, place));
    });
  });
  return problems;
}

export const isPublishable = (buttons: readonly MenuButton[]): boolean =>
  menuProblems(buttons).every(({ isHint }) => isHint);

function nameProblems({ name }: MenuEntry, at: number[], kind: 'name' | 'subName'): MenuProblem[] {
  const problem = (message: string, isHint = false) => [
    { at, field: 'name' as const, message, isHint },
  ];
  if (name === '') return problem('请写名称');
  const limit = menuLimits[kind];
  const bytes = utf8Length(name);
  if (bytes > limit) return problem(`名称最多 ${limit} 个字节，现在 ${bytes} 个（一个汉字 3 个）`);
  if (width(name) > shown[kind] * 2)
    return problem(`手机上只显示约 ${shown[kind]} 个汉字，其余变成“…”`, true);
  return [];
}

/** A letter that is wide counts twice. */
const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > 'ÿ' ? 2 : 1), 0);

function actionProblems(entry: MenuEntry, at: number[]): MenuProblem[] {
  const checks: Partial<Record<MenuField, string | null>> =
    entry.type === 'view'
      ? { url: urlProblem(entry.url) }
      : entry.type === 'miniprogram'
        ? {
            appid: /^wx[0-9a-f]{16}$/.test(entry.appid) ? null : '请选择小程序',
            pagepath: pagepathProblem(entry.pagepath),
            url: urlProblem(entry.url),
          }
        : { key: keyProblem(entry.key) };
  return Object.entries(checks).flatMap(([field, message]) =>
    message ? [{ at, field: field as MenuField, message, isHint: false }] : [],
  );
}

function keyProblem(key: string): string | null {
  if (key === '') return '请写关键字';
  const bytes = utf8Length(key);
  return bytes > menuLimits.key ? `关键字最多 ${menuLimits.key} 个字节，现在 ${bytes} 个` : null;
}

function urlProblem(url: string): string | null {
  if (url === '') return '请写网址';
  if (!/^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(url))
    return '网址要以 https:// 或 http:// 开头，不能有空格';
  const bytes = utf8Length(url);
  return bytes > menuLimits.url ? `网址最多 ${menuLimits.url} 个字节，现在 ${bytes} 个` : null;
}

function pagepathProblem(pagepath: string): string | null {
  if (pagepath === '') return '请写页面路径';
  if (pagepath.startsWith('/')) return '页面路径开头不要加 /';
  if (/\s/.test(pagepath)) return '页面路径不能有空格';
  return utf8Length(pagepath) > menuLimits.url ? `页面路径最多 ${menuLimits.url} 个字节` : null;
}
