import type { MenuButton } from '@heyi/shared/wechat/menus.schema';
import { added, canAdd, changed, entryAt, moved, removed } from './menu-edit.ts';

const namesOf = (buttons: MenuButton[]) =>
  buttons.map(({ name, subButtons }) => [name, ...subButtons.map((sub) => sub.name)].join(' '));

function filled(): MenuButton[] {
  let buttons: MenuButton[] = [];
  for (const name of ['a', 'b']) {
    const next = added(buttons, null);
    buttons = changed(next.buttons, next.place, { name });
  }
  for (const name of ['x', 'y']) {
    const next = added(buttons, 1);
    buttons = changed(next.buttons, next.place, { name });
  }
  return buttons;
}

it('adds, changes, moves and removes buttons and sub-buttons', () => {
  const buttons = filled();
  expect(namesOf(buttons)).toEqual(['a', 'b x y']);
  expect(entryAt(buttons, [1, 1])).toMatchObject({ name: 'y', type: 'click' });
  expect(namesOf(moved(buttons, [0], 1))).toEqual(['b x y', 'a']);
  expect(namesOf(moved(buttons, [1, 1], -1))).toEqual(['a', 'b y x']);
  expect(namesOf(moved(buttons, [1, 1], 1))).toEqual(['a', 'b x y']);
  expect(namesOf(removed(buttons, [1, 0]))).toEqual(['a', 'b y']);
  expect(namesOf(removed(buttons, [0]))).toEqual(['b x y']);
  expect(namesOf(buttons)).toEqual(['a', 'b x y']);
});

it('adds no more than WeChat takes', () => {
  const three = added(filled(), null).buttons;
  expect(canAdd(filled(), null)).toBe(true);
  expect(canAdd(three, null)).toBe(false);
  let full = three;
  for (let at = 0; at < 3; at++) full = added(full, 1).buttons;
  expect(canAdd(three, 1)).toBe(true);
  expect(canAdd(full, 1)).toBe(false);
});
