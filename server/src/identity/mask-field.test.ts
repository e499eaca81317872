import type { AccountField } from '@heyi/shared/identity/account-field';
import { maskField } from './mask-field.ts';

it.each<[AccountField, string, string]>([
  ['mobile', '+86 139 1234 0000', '139****0000'],
  ['mobile', '１３９１２３４００００', '139****0000'],
  ['mobile', '不详', '**'],
  ['documentNumber', '11010519491231002x', '1101**********002X'],
  ['documentNumber', ' １１０１０５ 19491231 002X', '1101**********002X'],
  ['birthday', '1985/6/1', '1985****'],
  ['birthday', '年份不清', '****'],
  ['gender', '1', '男'],
  ['gender', 'F', '女'],
  ['gender', '未知', '未知'],
  ['name', '欧阳娜娜', '欧***'],
  ['email', 'Zhang@QQ.com', 'z****'],
])('%s %j is shown as %j', (field, value, shown) => {
  expect(maskField(field, value)).toBe(shown);
});
