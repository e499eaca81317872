import { readNamePart, readWholeName } from './person-name.ts';

describe('readWholeName', () => {
  it.each([
    ['王小明', '王', '小明'],
    [' 王 小 明　', '王', '小明'],
    ['王小明先生', '王', '小明'],
    ['王女士', '王', null],
    ['張國強', '张', '国强'],
    ['欧阳锋', '欧阳', '锋'],
    ['歐陽鋒', '欧阳', '锋'],
    ['上官婉儿', '上官', '婉儿'],
    ['欧阳', '欧', '阳'],
    ['张*', '张', null],
    ['张**', '张', null],
    ['张某', '张', null],
    ['欧阳*', '欧阳', null],
    ['李明（投保人）', '李', '明'],
    ['王小明👍', '王', '小明'],
    ['𠮷野家', '𠮷', '野家'],
    ['古丽娜尔·艾力', null, '古丽娜尔艾力'],
    ['古丽娜尔.艾力', null, '古丽娜尔艾力'],
    ['古丽娜尔艾力', null, '古丽娜尔艾力'],
    ['JOHN SMITH', 'smith', 'john'],
    ['Smith, John', 'smith', 'john'],
    ['Mr. John Smith', 'smith', 'john'],
    ['José García', 'garcia', 'jose'],
  ])('%s is %s + %s', (text, surname, givenName) => {
    expect(readWholeName(text)).toEqual({ surname, givenName });
  });

  it.each([
    '',
    ' ',
    '未知',
    '无',
    '测试',
    '匿名用户',
    '客户',
    '不详',
    'test',
    'N/A',
    '***',
    '😀',
    '\ud800',
  ])('%j is nobody', (text) =>
    expect(readWholeName(text)).toEqual({ surname: null, givenName: null }),
  );
});

describe('what is shown of a masked given name', () => {
  it.each([
    ['张*明', '张', '*明'],
    ['张＊明先生', '张', '*明'],
    ['张某某明', '张', '**明'],
    ['张伟*', '张', '伟*'],
    ['*伟明', null, '*伟明'],
    ['欧阳*锋', '欧阳', '*锋'],
    ['張*國', '张', '*国'],
  ])('%s: %s and %s', (text, surname, givenMask) => {
    expect(readWholeName(text)).toEqual({ surname, givenName: null, givenMask });
  });
});

describe('readNamePart', () => {
  it.each([
    ['O’Brien', 'obrien'],
    ['  Mary-Jane ', 'mary jane'],
    ['劉', '刘'],
    ['张*', null],
    ['unknown', null],
  ])('%s is %s', (text, name) => expect(readNamePart(text)).toBe(name));
});
