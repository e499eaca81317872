import { layouts } from '../../../../scripts/demo/layouts.ts';
import { suggestFields } from './suggest-fields.ts';

test.each(layouts)('knows the columns of the $channel list by their headers', ({ columns }) => {
  const meant = Object.fromEntries(columns.filter(([, field]) => field !== null));
  expect(suggestFields(columns.map(([name]) => name))).toEqual(meant);
});

test('takes mistyped field names for what they nearly are, each field once', () => {
  expect(suggestFields(['account_id', 'Name', 'mobil', 'mobile2', 'x'])).toEqual({
    account_id: 'accountId',
    Name: 'name',
    mobil: 'mobile',
  });
});
