import type { LiveMenuView, MenuButton, MenuEntry } from '@heyi/shared/wechat/menus.schema';
import * as z from 'zod';

/** A button as WeChat takes it. */
export type MenuJson = Record<string, unknown>;

export const menuJson = (buttons: readonly MenuButton[]): { button: MenuJson[] } => ({
  button: buttons.map((button) =>
    button.subButtons.length > 0
      ? { name: button.name, sub_button: button.subButtons.map(entryJson) }
      : entryJson(button),
  ),
});

function entryJson({ name, type, key, url, appid, pagepath }: MenuEntry): MenuJson {
  if (type === 'view') return { type, name, url };
  if (type === 'miniprogram') return { type, name, url, appid, pagepath };
  return { type, name, key };
}

const Text = z.string().catch('').default('');

const Entry = z.object({
  name: Text,
  type: Text,
  key: Text,
  url: Text,
  appid: Text,
  pagepath: Text,
  /** What WeChat's own pages put into a button: a text, the id of a picture. */
  value: Text,
});

const Button = Entry.extend({
  sub_button: z.object({ list: z.array(Entry).catch([]) }).catch({ list: [] }),
});

const Answer = z.object({
  is_menu_open: z.number().catch(0),
  selfmenu_info: z.object({ button: z.array(Button).catch([]) }).catch({ button: [] }),
});

const liveEntry = ({ value, key, ...entry }: z.output<typeof Entry>) => ({
  ...entry,
  key: key || value,
});

/** The menu in an answer of `get_current_selfmenu_info`. */
export function liveMenu(answer: unknown): LiveMenuView {
  const { is_menu_open, selfmenu_info } = Answer.parse(answer);
  const buttons = selfmenu_info.button.map(({ sub_button, ...button }) => ({
    ...liveEntry(button),
    subButtons: sub_button.list.map(liveEntry),
  }));
  return { isOpen: is_menu_open === 1, buttons: buttons.length > 0 ? buttons : null };
}
