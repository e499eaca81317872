import { AccountTable } from '../account-table.ts';
import { fieldIndex } from './compared-field.ts';
import { levelIn, levelName } from './levels.ts';
import { PairComparer } from './pair-comparer.ts';

function givenNameLevel(...names: [string, string]): string {
  const table = new AccountTable();
  for (const name of names) table.add({ accountId: name, channel: 'agency', fields: { name } });
  const comparer = new PairComparer(table, table.rows, () => 1);
  comparer.compare(0, 1);
  const level = levelIn(comparer.low, comparer.high, fieldIndex.givenName);
  comparer.compare(1, 0);
  expect(levelIn(comparer.low, comparer.high, fieldIndex.givenName)).toBe(level);
  return levelName('givenName', level);
}

describe('masked given names', () => {
  it.each([
    ['张*明', '张伟明'],
    ['张*明', '张明'],
    ['张*明', '张*明'],
    ['张伟*', '张*明'],
    ['张**', '张伟明'],
    ['*伟明', '张伟明'],
    ['*伟明', '张明'],
    ['张*明', '张*'],
    ['张某明', '张小名'],
    ['欧阳*', '欧阳锋'],
    ['欧*锋', '欧阳锋'],
  ])('%s and %s: what is shown may be one name, and says nothing', (...names) => {
    expect(givenNameLevel(...names)).toBe('missing');
  });

  it.each([
    ['张*明', '张伟华'],
    ['张*明', '张*华'],
    ['张伟*', '张小*'],
    ['张伟*', '张小明'],
    ['*伟明', '张三'],
    ['欧阳*峰', '欧阳国庆'],
  ])('%s and %s: what is shown is not one name', (...names) => {
    expect(givenNameLevel(...names)).toBe('differ');
  });

  it('is seen where surname and given name are columns of their own', () => {
    const table = new AccountTable();
    for (const givenName of ['*明', '伟华'])
      table.add({ accountId: givenName, channel: 'agency', fields: { surname: '张', givenName } });
    const comparer = new PairComparer(table, table.rows, () => 1);
    comparer.compare(0, 1);
    const { givenName } = fieldIndex;
    expect(levelName('givenName', levelIn(comparer.low, comparer.high, givenName))).toBe('differ');
  });

  it('goes with its account to another table and another thread, and is replaced with it', () => {
    const other = new AccountTable();
    other.add({ accountId: 'a', channel: 'agency', fields: { name: '张*明' } });
    const table = new AccountTable();
    for (const name of ['李雷', '张伟明'])
      table.add({ accountId: name, channel: 'agency', fields: { name } });
    table.copyFrom(other, Int32Array.of(2));
    expect(new AccountTable(table.parts).valueOf(2, 'givenName')).toBe('*明');
    table.replace(2, { accountId: 'a', channel: 'agency', fields: { name: '张**' } });
    expect(table.valueOf(2, 'givenName')).toBeNull();
  });
});
