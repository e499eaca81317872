import type { AccountRecord } from './account-record.ts';
import { AccountTable } from './account-table.ts';
import { hashText } from './columns/text-pool.ts';
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

/** Any of 16,800 days, without order. */
function birthday(row: number): string {
  const day = (hashText(String(row)) >>> 0) % 16_800;
  const year = 1950 + (day % 50);
  const month = 1 + (Math.floor(day / 50) % 12);
  return new Date(Date.UTC(year, month - 1, 1 + Math.floor(day / 600))).toISOString().slice(0, 10);
}

const character = (number: number) => String.fromCharCode(0x4e00 + (number % 7000));

describe('a list in which every row has one mobile', () => {
  it('finds the mobile hot, and compares no more pairs than any other list', () => {
    const found = resolved((row) => character(row) + character(row * 31 + 7));
    expect(found.hotValues).toContainEqual({ field: 'mobile', value: mobile, holders: rows });
    expect(found.candidates).toBeLessThan(10 * rows);
    expect(found.clusters).toBe(rows);
  });

  it.each<[string, (row: number) => AccountRecord['fields']]>([
    ['one name and many birthdays', (row) => ({ name: '王芳', birthday: birthday(row) })],
    ['masked names and many birthdays', (row) => ({ name: '王*', birthday: birthday(row) })],
    ['one name and few birthdays', (row) => ({ name: '王芳', birthday: birthday(row % 25) })],
  ])(
    'with %s makes no more pairs a row, nor asks people about more, the longer it is',
    (_, fieldsOf) => {
      for (const size of [2000, 20_000]) {
        const table = new AccountTable();
        for (let row = 0; row < size; row++) {
          const fields = { ...fieldsOf(row), mobile };
          table.add({ accountId: String(row), channel: 'agency', fields });
        }
        const { candidates, review } = resolveMany(table);
        expect(candidates / size).toBeLessThan(100);
        expect(review.length / size).toBeLessThanOrEqual(10);
      }
    },
  );

  it('finds the mobile hot by the birthdays where names do not tell people apart', () => {
    for (const name of ['王芳', '王*', '']) {
      const table = new AccountTable();
      for (let row = 0; row < 100; row++) {
        const fields = { name, mobile, birthday: birthday(row) };
        table.add({ accountId: String(row), channel: 'agency', fields });
      }
      expect(resolveMany(table).hotValues).toEqual([
        { field: 'mobile', value: mobile, holders: 100 },
      ]);
    }
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
