import { generatePassword } from './generate-password.ts';
import { weaknesses } from './password.rules.ts';

test.each([
  'korrekt-pferd-7',
  '今天天气真好我们去公园吧啊',
  'Tj9$mmQ2!xvB',
  'seven brown horses',
  'x7!x7!k2#k2#',
])('%s is good', (password) => expect(weaknesses(password, 'li.na')).toEqual([]));

const pieced = '不能由常见密码、连续或重复的字符拼成';

test.each([
  ['short', ['至少 12 个字符', '至少要有 6 个不同的字符']],
  ['Tj9$mmQ2!xv', ['至少 12 个字符']],
  ['Li.Na-2026-mQx', ['不能包含用户名']],
  ['ababababababab', ['至少要有 6 个不同的字符']],
  ['aaaaaaaaaaaaaa', ['至少要有 6 个不同的字符', pieced]],
  ['password123456', [pieced]],
  ['P@ssw0rd98765!', [pieced]],
  ['qwertyuiop1234', [pieced]],
  ['1qaz2wsxasdfgh', [pieced]],
  ['Admin88888888!!', [pieced]],
  ['１２３４５６７８９０ａｄｍｉｎ', [pieced]],
  ['woaini5201314', [pieced]],
  [`tab\tTj9$mmQ2!xv`, ['不能包含控制字符']],
  ['Tj9$mmQ2!xvB'.repeat(11), ['至多 128 个字符']],
])('%s is refused', (password, reasons) => expect(weaknesses(password, 'li.na')).toEqual(reasons));

test('generated passwords are good, and never the same', () => {
  const made = Array.from({ length: 200 }, generatePassword);
  expect(new Set(made).size).toBe(200);
  for (const password of made) {
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    expect(weaknesses(password, 'li.na')).toEqual([]);
  }
});
