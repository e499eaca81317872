import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { createFieldEncryption } from './field-encryption.ts';
import { sealedField } from './sealed-field.ts';

const old = { id: 'k1', key: randomBytes(32) };
const current = { id: 'k2', key: randomBytes(32) };
const hash = randomBytes(32);
const before = createFieldEncryption({ encryption: [old], hash });
const after = createFieldEncryption({ encryption: [current, old], hash });
const { place } = sealedField<{ name: string }>('things', 'secret', ['name'], ({ name }) => name);
const here = place({ name: 'account:1' });

test('whatever is sealed opens to the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string(), (value, name) => {
      const plain = JSON.parse(JSON.stringify(value));
      const at = place({ name });
      expect(after.open(after.seal(value, at), at)).toEqual(plain);
    }),
  );
});

test('a rotated key still opens what the old one sealed, and seals with the new one', () => {
  expect(after.open(before.seal({ mobile: '1' }, here), here)).toEqual({ mobile: '1' });
  expect(() => before.open(after.seal('x', here), here)).toThrow('Unknown encryption key "k2"');
});

test('one sealed value cannot stand in for another record, nor be altered', () => {
  const sealed = after.seal('张三', here);
  expect(() => after.open(sealed, place({ name: 'account:2' }))).toThrow();
  for (let at = 3; at < sealed.length; at++) {
    const altered = Buffer.from(sealed);
    altered[at] = (altered[at] as number) ^ 1;
    expect(() => after.open(altered, here)).toThrow();
  }
});

test('sealing twice never gives the same bytes; hashing twice always does', () => {
  expect(after.seal('a', here).equals(after.seal('a', here))).toBe(false);
  expect(after.hash('mobile', '13912345678')).toBe(before.hash('mobile', '13912345678'));
  expect(after.hash('mobile', '1')).not.toBe(after.hash('document', '1'));
});
