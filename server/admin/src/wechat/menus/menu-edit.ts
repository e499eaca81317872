import { menuLimits } from '@heyi/shared/wechat/menu-rules';
import type { MenuButton, MenuEntry } from '@heyi/shared/wechat/menus.schema';

/** The place of a button, or of a button and its sub-button. */
export type Place = readonly [number] | readonly [number, number];

export const samePlace = (a: readonly number[] | null, b: readonly number[]): boolean =>
  a !== null && a.join() === b.join();

const blank: MenuEntry = { name: '', type: 'click', key: '', url: '', appid: '', pagepath: '' };

export function entryAt(buttons: readonly MenuButton[], [at, subAt]: Place): MenuEntry | undefined {
  const button = buttons[at];
  return subAt === undefined ? button : button?.subButtons[subAt];
}

/** Adds a button behind the others, or a sub-button behind those of the button at `at`. */
export function added(
  buttons: readonly MenuButton[],
  at: number | null,
): { buttons: MenuButton[]; place: Place } {
  const parent = at === null ? undefined : buttons[at];
  if (at === null || !parent)
    return { buttons: [...buttons, { ...blank, subButtons: [] }], place: [buttons.length] };
  const subButtons = [...parent.subButtons, { ...blank }];
  return {
    buttons: buttons.with(at, { ...parent, subButtons }),
    place: [at, parent.subButtons.length],
  };
}

export const canAdd = (buttons: readonly MenuButton[], at: number | null): boolean =>
  at === null
    ? buttons.length < menuLimits.buttons
    : (buttons[at]?.subButtons.length ?? 0) < menuLimits.subButtons;

export function changed(
  buttons: readonly MenuButton[],
  [at, subAt]: Place,
  change: Partial<MenuEntry>,
): MenuButton[] {
  return buttons.map((button, index) => {
    if (index !== at) return button;
    if (subAt === undefined) return { ...button, ...change };
    return { ...button, subButtons: atIndex(button.subButtons, subAt, change) };
  });
}

const atIndex = (entries: MenuEntry[], at: number, change: Partial<MenuEntry>) =>
  entries.map((entry, index) => (index === at ? { ...entry, ...change } : entry));

export function removed(buttons: readonly MenuButton[], [at, subAt]: Place): MenuButton[] {
  if (subAt === undefined) return buttons.toSpliced(at, 1);
  return onSubs(buttons, at, (subs) => subs.toSpliced(subAt, 1));
}

/** One place to the front (-1) or to the back (1) among its like; where there is none it stays. */
export function moved(
  buttons: readonly MenuButton[],
  [at, subAt]: Place,
  by: -1 | 1,
): MenuButton[] {
  if (subAt === undefined) return swapped(buttons, at, at + by);
  return onSubs(buttons, at, (subs) => swapped(subs, subAt, subAt + by));
}

const onSubs = (
  buttons: readonly MenuButton[],
  at: number,
  change: (subs: MenuEntry[]) => MenuEntry[],
): MenuButton[] =>
  buttons.map((button, index) =>
    index === at ? { ...button, subButtons: change(button.subButtons) } : button,
  );

function swapped<T>(items: readonly T[], a: number, b: number): T[] {
  const [first, second] = [items[a], items[b]];
  if (first === undefined || second === undefined) return [...items];
  return items.with(a, second).with(b, first);
}
