import { menuDifferences } from './menu-differences.ts';
import { MenuButton } from './menus.schema.ts';

const button = (given: object) => MenuButton.parse({ key: 'k', ...given });
const policies = button({ name: '保单' });
const group = button({ name: '服务', key: '', subButtons: [{ name: '理赔', key: 'claims' }] });

it('finds none between two that do the same, whatever lies unused', () => {
  const unused = { ...group, url: 'https://example.cn', type: 'view' as const };
  expect(menuDifferences([policies, group], [policies, unused])).toEqual([]);
});

it('tells what is missing, what is more, and what is otherwise', () => {
  const live = { ...group, subButtons: [{ ...group.subButtons[0], key: 'help' }] } as typeof group;
  expect(menuDifferences([policies, group], [policies, live])).toEqual([
    { at: [1, 0], ours: '理赔（回复消息 claims）', theirs: '理赔（回复消息 help）' },
  ]);
  expect(menuDifferences([policies], [policies, policies])).toEqual([
    { at: [1], ours: null, theirs: '保单（回复消息 k）' },
  ]);
  expect(menuDifferences([group], [])).toEqual([
    { at: [0], ours: '服务（子菜单）', theirs: null },
    { at: [0, 0], ours: '理赔（回复消息 claims）', theirs: null },
  ]);
});
