import { isPublishable, menuProblems } from './menu-rules.ts';
import { MenuButton } from './menus.schema.ts';

const url = 'https://example.cn/policies';
const miniProgram = { type: 'miniprogram', appid: `wx${'a'.repeat(16)}`, pagepath: 'pages/a' };

const a = (given: object = {}) => MenuButton.parse({ name: '保单', key: 'policies', ...given });
const messagesOf = (...buttons: MenuButton[]) =>
  menuProblems(buttons).map(({ at, field, message }) => `${at.join('.')} ${field} ${message}`);

it('lets pass what WeChat takes', () => {
  const buttons = [
    a({ type: 'view', url }),
    a({ ...miniProgram, url }),
    a({
      key: '',
      subButtons: [a(), a({ type: 'scancode_push' }), a({ type: 'location_select' })].map(
        ({ subButtons: _, ...sub }) => sub,
      ),
    }),
  ];
  expect(menuProblems(buttons)).toEqual([]);
  expect(isPublishable(buttons)).toBe(true);
});

it.each<[string, MenuButton[], string[]]>([
  ['no button', [], [' buttons 至少要有一个菜单']],
  ['four buttons', [a(), a(), a(), a()], [' buttons 一级菜单最多 3 个']],
  [
    'six sub-buttons',
    [a({ subButtons: Array.from({ length: 6 }, () => ({ name: '甲', key: 'k' })) })],
    ['0 buttons 子菜单最多 5 个'],
  ],
  ['no name', [a({ name: ' ' })], ['0 name 请写名称']],
  [
    'a name of six letters of three bytes',
    [a({ name: '我的全部保单' })],
    ['0 name 名称最多 16 个字节，现在 18 个（一个汉字 3 个）'],
  ],
  [
    'a sub-button of 21',
    [a({ subButtons: [{ name: '长'.repeat(21), key: 'k' }] })],
    ['0.0 name 名称最多 60 个字节，现在 63 个（一个汉字 3 个）'],
  ],
  ['no key', [a({ key: '' })], ['0 key 请写关键字']],
  [
    'a key of 43 letters of three bytes',
    [a({ key: '键'.repeat(43) })],
    ['0 key 关键字最多 128 个字节，现在 129 个'],
  ],
  ['a page without an address', [a({ type: 'view' })], ['0 url 请写网址']],
  [
    'an address that runs a script',
    [a({ type: 'view', url: 'javascript:alert(1)' })],
    ['0 url 网址要以 https:// 或 http:// 开头，不能有空格'],
  ],
  [
    'an address of 1,025 bytes',
    [a({ type: 'view', url: url.padEnd(1025, 'x') })],
    ['0 url 网址最多 1024 个字节，现在 1025 个'],
  ],
  [
    'a mini-program without anything',
    [a({ type: 'miniprogram' })],
    ['0 appid 请选择小程序', '0 pagepath 请写页面路径', '0 url 请写网址'],
  ],
  [
    'a page path from the root',
    [a({ ...miniProgram, url, pagepath: '/pages/a' })],
    ['0 pagepath 页面路径开头不要加 /'],
  ],
])('refuses %s', (_, buttons, problems) => {
  expect(messagesOf(...buttons)).toEqual(problems);
  expect(isPublishable(buttons)).toBe(false);
});

it('only hints at a name that a phone cuts', () => {
  const cut = [
    a({ name: '我的保单们' }),
    a({ subButtons: [{ name: '这个名字有九个字呀', key: 'k' }] }),
  ];
  expect(menuProblems(cut)).toMatchObject([
    { at: [0], isHint: true },
    { at: [1, 0], isHint: true },
  ]);
  expect(isPublishable(cut)).toBe(true);
});

it('does not look at what a list of sub-buttons hides', () => {
  const group = a({ key: '', url: 'x', subButtons: [{ name: '甲', key: 'k' }] });
  expect(menuProblems([group])).toEqual([]);
});
