import { normaliseMobile, normalisePhone } from './phone.ts';

describe('normaliseMobile', () => {
  it.each([
    '13912345670',
    '+86 13912345670',
    '86-13912345670',
    '008613912345670',
    '013912345670',
    '139 1234 5670',
    '139-1234-5670',
    '１３９１２３４５６７０',
  ])('%s is 13912345670', (text) => expect(normaliseMobile(text)).toBe('13912345670'));

  it.each([
    '',
    '无',
    '13800138000',
    '13800000000',
    '13888888888',
    '11111111111',
    '12345678901',
    '139****5670',
    '1391234567',
    '010-62345678',
  ])('%j is none', (text) => expect(normaliseMobile(text)).toBeNull());
});

describe('normalisePhone', () => {
  it.each([
    ['010-6234 5678', '1062345678'],
    ['(010) 62345678', '1062345678'],
    ['+86 10 62345678', '1062345678'],
    ['+86 139 1234 5670', '13912345670'],
  ])('%s is %s', (text, number) => expect(normalisePhone(text)).toBe(number));

  it.each(['0', '1234', '00000000', '88888888', '139****5670', '未知'])('%j is none', (text) =>
    expect(normalisePhone(text)).toBeNull(),
  );
});
