import { birthdayOfNationalId, genderOfNationalId, readNationalId } from './national-id.ts';

describe('readNationalId', () => {
  it.each([
    ['11010519491231002X', '11010519491231002X', true, 'the example of GB 11643'],
    ['440524188001010014', '440524188001010014', true, 'the second example of GB 11643'],
    ['110105491231002', '11010519491231002X', true, 'the old form of 15 digits becomes 18'],
    ['110105194912310021', '110105194912310021', false, 'a wrong check character'],
    ['110105194902310020', '110105194902310020', false, 'a day that does not exist'],
    ['110105491331002', '110105491331002', false, 'an old number with month 13'],
    ['000000194912310029', '000000194912310029', false, 'no such region'],
    ['810000199408230021', '810000199408230021', true, 'residence permit, Hong Kong'],
    ['820000199408230027', '820000199408230027', false, 'residence permit, wrong check character'],
    ['830000199408230025', '830000199408230025', true, 'residence permit, Taiwan'],
  ])('%s → %s, valid: %s (%s)', (text, number, valid) => {
    expect(readNationalId(text)).toEqual({ number, valid });
  });

  it.each(['', '12345', '11010519491231002x', '1101051949123100', 'E12345678', '1'.repeat(19)])(
    '%j has not the shape of an ID number',
    (text) => expect(readNationalId(text)).toBeNull(),
  );

  it('knows birthday and sex', () => {
    expect(birthdayOfNationalId('11010519491231002X')).toBe(19491231);
    expect(genderOfNationalId('11010519491231002X')).toBe(2);
    expect(genderOfNationalId('440524188001010014')).toBe(1);
  });
});
