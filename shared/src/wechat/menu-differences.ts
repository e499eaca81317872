import { menuTypeTexts } from './menu-rules.ts';
import type { LiveMenuButton, MenuButton } from './menus.schema.ts';

interface Entry {
  name: string;
  type: string;
  key: string;
  url: string;
  appid: string;
  pagepath: string;
}

/** What one side has otherwise than the other at one place; null where there is nothing. */
export interface MenuDifference {
  at: number[];
  ours: string | null;
  theirs: string | null;
}

/** Where WeChat's menu is not ours, place by place; none when they are the same to whoever taps. */
export function menuDifferences(
  ours: readonly MenuButton[],
  theirs: readonly LiveMenuButton[],
): MenuDifference[] {
  return pairs<MenuButton | LiveMenuButton>(ours, theirs).flatMap(([mine, live], at) => {
    const subs = pairs(mine?.subButtons ?? [], live?.subButtons ?? []);
    return [
      ...differing(lineOf(mine), lineOf(live), [at]),
      ...subs.flatMap(([a, b], subAt) => differing(entryLine(a), entryLine(b), [at, subAt])),
    ];
  });
}

function pairs<T>(ours: readonly T[], theirs: readonly T[]): [T | undefined, T | undefined][] {
  const length = Math.max(ours.length, theirs.length);
  return Array.from({ length }, (_, at) => [ours[at], theirs[at]]);
}

const differing = (ours: string | null, theirs: string | null, at: number[]): MenuDifference[] =>
  ours === theirs ? [] : [{ at, ours, theirs }];

const lineOf = (button: MenuButton | LiveMenuButton | undefined): string | null =>
  button && button.subButtons.length > 0 ? `${button.name}（子菜单）` : entryLine(button);

function entryLine(entry: Entry | undefined): string | null {
  if (!entry) return null;
  return `${entry.name}（${actionText(entry)}）`;
}

/** What a tap does, in words. */
export function actionText({ type, key, url, appid, pagepath }: Entry): string {
  const name = type in menuTypeTexts ? menuTypeTexts[type as keyof typeof menuTypeTexts] : type;
  if (type === 'view') return `${name} ${url}`;
  if (type === 'miniprogram') return `${name} ${appid} ${pagepath}`;
  return `${name} ${key}`.trimEnd();
}
