import fc from 'fast-check';
import { maskDocument, maskName, maskNumber } from './masking.ts';

test.each([
  ['张三', '张*'],
  ['欧阳修', '欧**'],
  ['𠮷野', '𠮷*'],
  ['买买提·艾山江·阿不都热合曼', '买******'],
  ['Li', 'L*'],
  ['王', '王*'],
])('name %s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

test.each([
  ['13912340000', '139****0000'],
  ['+8613912340000', '+86*******0000'],
  ['123456', '****56'],
  ['1', '*'],
])('number %s is shown as %s', (number, shown) => expect(maskNumber(number)).toBe(shown));

test.each([
  ['310101199001011234', '3101**********1234'],
  ['E12345678', 'E*******8'],
  ['H1', '**'],
])('document %s is shown as %s', (number, shown) => expect(maskDocument(number)).toBe(shown));

test('no mask shows a value whole', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
      for (const mask of [maskName, maskNumber, maskDocument]) {
        expect(mask(text)).toContain('*');
      }
    }),
  );
});
