import { AccountTable } from '../account-table.ts';
import { pairsYearsApart } from './pairs-years-apart.ts';

it('counts the pairs of accounts that know a mobile from times far apart', () => {
  const table = new AccountTable();
  const add = (mobile: string, mobileAt: string) =>
    table.add({ accountId: String(table.size), channel: 'agency', fields: { mobile, mobileAt } });
  for (const year of [2022, 2010, 2011, 2016]) add('13912345678', `${year}-01-01`);
  for (const year of [2020, 2021]) add('13912345679', `${year}-01-01`);
  const last = add('13812345678', '2010-01-01');
  add('13812345678', '2020-01-01');
  add('13812345678', '');

  const found = pairsYearsApart(table, table.rows);
  expect(found).toEqual(
    new Map([
      [table.valueId(0, 'mobile'), 5],
      [table.valueId(last, 'mobile'), 1],
    ]),
  );
});
