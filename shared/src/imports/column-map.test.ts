import { ColumnMap, columnMapProblems } from './column-map.ts';

function problemsOf(input: unknown): string[] {
  const parsed = ColumnMap.safeParse(input);
  return parsed.success ? [] : columnMapProblems(parsed.error);
}

describe('ColumnMap', () => {
  it('accepts a channel with columns, and columns alone', () => {
    const full = { channel: 'agency', columns: { 客户号: 'accountId', 姓名: 'name' } };
    expect(ColumnMap.parse(full)).toEqual(full);
    expect(problemsOf({ columns: { name: 'name' } })).toEqual([]);
  });

  it.each([
    ['documentNo', 'documentNumber'],
    ['Mobile', 'mobile'],
    ['given_name', 'givenName'],
    ['birthdate', 'birthday'],
  ])('proposes the nearest field for %s', (typed, nearest) => {
    expect(problemsOf({ columns: { 列: typed } })).toEqual([
      `columns → 列：没有字段“${typed}”，是不是想写“${nearest}”？`,
    ]);
  });

  it('lists the fields when nothing comes near', () => {
    expect(problemsOf({ columns: { 列: '微信昵称' } })[0]).toMatch(
      /没有字段“微信昵称”，可用的字段：accountId、/,
    );
    expect(problemsOf({ columns: { 列: 7 } })).toEqual(['columns → 列：字段名要写成文字']);
  });

  it('refuses a field mapped twice, a header named twice, an empty header', () => {
    expect(problemsOf({ columns: { 手机: 'mobile', 电话: 'mobile' } })).toEqual([
      'columns → 电话：字段“mobile”已对应表头“手机”，一个字段只能对应一列',
    ]);
    expect(problemsOf({ columns: { 手机: 'mobile', '手机 ': 'phone' } })).toEqual([
      'columns → 手机 ：同一个表头写了两次（只差首尾空格）',
    ]);
    expect(problemsOf({ columns: { ' ': 'mobile' } })).toEqual(['columns →  ：表头是空的']);
  });

  it('refuses no columns, other keys, other channels and other shapes', () => {
    expect(problemsOf({ columns: {} })[0]).toMatch(/一列也没有对应/);
    expect(problemsOf({ columns: { a: 'name' }, delimiter: ';' })).toEqual([
      '不认识 “delimiter”，这里只能有 channel 和 columns',
    ]);
    expect(problemsOf({ channel: 'online', columns: { a: 'name' } })[0]).toMatch(
      /^channel：渠道只能是/,
    );
    expect(problemsOf({ columns: ['name'] })).toEqual(['columns：要写成 { "表头": "字段", … }']);
    expect(problemsOf({})).toEqual(['columns：要写成 { "表头": "字段", … }']);
    expect(problemsOf([])).toHaveLength(1);
    expect(problemsOf(null)).toHaveLength(1);
  });
});
