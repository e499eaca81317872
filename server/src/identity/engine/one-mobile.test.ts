import { AccountTable } from './account-table.ts';
import { resolveMany } from './resolve-many.ts';

const rows = 40_000;
const mobile = '13912345678';

function resolved(nameOf: (row: number) => string) {
  const table = new AccountTable();
  for (let row = 0; row < rows; row++) {
    table.add({
      accountId: String(row),
      channel: 'agency',
      fields: { name: nameOf(row), mobile, unionid: `o${String(row % 30_000).padStart(27, 'x')}` },
    });
  }
  return resolveMany(table);
}

const character = (number: number) => String.fromCharCode(0x4e00 + (number % 7000));

describe('a list in which every row has one mobile', () => {
  it('finds the mobile hot, and compares no more pairs than any other list', () => {
    const found = resolved((row) => character(row) + character(row * 31 + 7));
    expect(found.hotValues).toContainEqual({ field: 'mobile', value: mobile, holders: rows });
    expect(found.candidates).toBeLessThan(10 * rows);
    expect(found.clusters).toBe(rows);
  });

  it('reports the accounts that it did not compare by mobile where all have one name as well', () => {
    const found = resolved(() => '王芳');
    expect(found.hotValues).toEqual([]);
    const mobiles = found.blocks.find(({ name }) => name === 'mobile');
    expect(mobiles).toEqual({ name: 'mobile', kept: 0, dropped: rows });
    expect(found.candidates).toBeLessThan(10 * rows);
    expect(found.clusters).toBe(30_000);
  });
});
