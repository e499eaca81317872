import type { AccountRecord } from '../account-record.ts';
import { AccountTable } from '../account-table.ts';
import { countHolders } from '../weigh/value-holders.ts';
import { fieldIndex } from './compared-field.ts';
import { levelIn, levelName } from './levels.ts';
import { PairComparer } from './pair-comparer.ts';

function mobileLevel(left: AccountRecord['fields'], right: AccountRecord['fields']) {
  const table = new AccountTable();
  table.add({ accountId: '1', channel: 'agency', fields: left });
  table.add({ accountId: '2', channel: 'broker', fields: right });
  const comparer = new PairComparer(table, table.rows, countHolders(table, table.rows));
  const level = (one: number, other: number) => {
    comparer.compare(one, other);
    return levelIn(comparer.low, comparer.high, fieldIndex.mobile);
  };
  expect(level(0, 1)).toBe(level(1, 0));
  return levelName('mobile', level(0, 1));
}

const mobile = '13912345678';

describe('a mobile that both accounts have', () => {
  it.each([
    ['2012-03-01', '2021-06-30', 'same-years-apart'],
    ['2018/3/1', '20210301', 'same-years-apart'],
    ['2018-03-02 10:20:30', '2021-03-01', 'same'],
    ['', '2021-03-01', 'same'],
    ['1900-01-01', '2021-03-01', 'same'],
    ['不详', '2021-03-01', 'same'],
  ])('seen on %s and on %s: %s', (mobileAt, otherMobileAt, level) => {
    expect(mobileLevel({ mobile, mobileAt }, { mobile, mobileAt: otherMobileAt })).toBe(level);
  });

  it('knows no day for a number from another column, and compares other numbers as before', () => {
    const dated = { mobile, mobileAt: '2021-03-01' };
    expect(mobileLevel({ phone: mobile, mobileAt: '2012-03-01' }, dated)).toBe('same');
    expect(mobileLevel({ mobile: '13912345679', mobileAt: '2012-03-01' }, dated)).toBe('near');
  });
});
