import { AccountTable } from './account-table.ts';
import { findHotValues, rowsWithout } from './hot-values.ts';
import { resolveMany } from './resolve-many.ts';

function tableOf(accounts: readonly Record<string, string>[]): AccountTable {
  const table = new AccountTable();
  for (const [index, fields] of accounts.entries()) {
    table.add({ accountId: `A${index}`, channel: 'agency', fields });
  }
  return table;
}

const persons = ['王建国', '李秀英', '张志远', '刘美玲', '陈大山', '杨小红', '赵春雷', '黄雅琴'];
const onMobile = (names: readonly string[]) =>
  tableOf(names.map((name) => ({ name, mobile: '13912345670' })));

describe('findHotValues', () => {
  it('finds a mobile on many different persons', () => {
    expect(findHotValues(onMobile(persons))).toEqual([
      { field: 'mobile', value: '13912345670', holders: 8 },
    ]);
  });

  it('leaves a family its mobile', () => {
    expect(findHotValues(onMobile(persons.slice(0, 6)))).toEqual([]);
  });

  it('leaves one person his mobile on many accounts, however typed', () => {
    const names = ['王建国', '王建国先生', '王建國', '王健国', ' 王建国', '王建郭', '王**', '未知'];
    expect(findHotValues(onMobile([...names, ...names]))).toEqual([]);
  });

  it('gives a list that another run can use', () => {
    const table = onMobile(persons);
    const hotValues = [{ field: 'phone' as const, value: '13912345670', holders: 8 }];
    expect(rowsWithout(table, hotValues)).not.toEqual(table.rows);
    expect(resolveMany(table, { hotValues }).hotValues).toBe(hotValues);
    expect(table.valueOf(0, 'mobile')).toBe('13912345670');
  });
});
