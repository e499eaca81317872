import { normaliseDocument } from './document.ts';

describe('normaliseDocument', () => {
  it.each([
    ['11010519491231002X', '居民身份证', 'national-id', '11010519491231002X'],
    ['11010519491231002x', '身份证', 'national-id', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '', 'national-id', '11010519491231002X'],
    ['110105 19491231 002X', '', 'national-id', '11010519491231002X'],
    ["'11010519491231002X", '', 'national-id', '11010519491231002X'],
    ['11010519491231002×', '', 'national-id', '11010519491231002X'],
    ['11010519491231002*', '', 'national-id', '11010519491231002X'],
    ['11010519491231002X', 'id-card', 'national-id', '11010519491231002X'],
    ['11010519491231002X', '其他', 'national-id', '11010519491231002X'],
    ['110105194912310021', '其他', 'other', 'other:110105194912310021'],
    ['110105491231002', '身份证', 'national-id', '11010519491231002X'],
    ['110105194912310021', '身份证', 'doubtful', '110105194912310021'],
    ['1101**********002X', '身份证', 'doubtful', '1101*002X'],
    ['810000199408230021', '港澳台居民居住证', 'national-id', '810000199408230021'],
    ['E12345679', '护照', 'other', 'passport:E12345679'],
    ['e12345679', '外国护照', 'other', 'passport:E12345679'],
    ['E12345679', '', 'other', 'passport:E12345679'],
    ['H12345679', '回乡证', 'other', 'mainland-travel-permit:H12345679'],
    ['12345670', '台胞证', 'other', 'taiwan-travel-permit:12345670'],
  ])('%s (%s) is %s %s', (number, type, kind, key) => {
    expect(normaliseDocument(number, type)).toEqual({ kind, key });
  });

  it.each([
    '',
    '无',
    '不详',
    '0',
    '000000000000000000',
    '111111111111111',
    '123456789012345678',
    '****',
  ])('%j says nothing', (number) => expect(normaliseDocument(number, '身份证')).toBeNull());

  it('does not take a passport for the same number of another kind of document', () => {
    const passport = normaliseDocument('H12345679', '护照');
    expect(passport?.key).not.toBe(normaliseDocument('H12345679', '回乡证')?.key);
  });
});
