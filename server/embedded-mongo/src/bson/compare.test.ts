import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import { anyNumber, anyValue } from '../properties/arbitrary-values.ts';
import { compareValues, equalValues } from './compare.ts';
import { isIdentical } from './identical.ts';

describe('the order of values', () => {
  it('is total: antisymmetric, transitive, reflexive', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
        expect(compareValues(a, a)).toBe(0);
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
        const [low, middle, high] = [a, b, c].sort(compareValues);
        expect(compareValues(low, middle)).toBeLessThanOrEqual(0);
        expect(compareValues(middle, high)).toBeLessThanOrEqual(0);
        expect(compareValues(low, high)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 5000 },
    );
  });

  it('orders numbers of all types by their value', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, anyNumber, (a, b, c) => {
        const [low, middle, high] = [a, b, c].sort(compareValues);
        expect(compareValues(low, middle)).toBeLessThanOrEqual(0);
        expect(compareValues(middle, high)).toBeLessThanOrEqual(0);
        expect(compareValues(low, high)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 5000 },
    );
  });

  it('goes by type first, as MongoDB documents it', () => {
    const ascending = [
      new MinKey(),
      null,
      Number.NaN,
      5,
      'text',
      { a: 1 },
      [1],
      new Binary(Buffer.from('a')),
      new ObjectId(),
      false,
      new Date(0),
      new Timestamp({ t: 1, i: 1 }),
      new BSONRegExp('a'),
      new MaxKey(),
    ];
    const shuffled = [...ascending].reverse().sort(compareValues);
    expect(shuffled).toEqual(ascending);
  });

  it.each([
    ['int and double', 1, new Double(1)],
    ['int and long', 1, Long.fromNumber(1)],
    ['int and decimal', 1, Decimal128.fromString('1.00')],
    ['zeros', 0, -0],
    ['missing and null', undefined, null],
    ['not-a-numbers', Number.NaN, Decimal128.fromString('NaN')],
    ['infinities', Number.POSITIVE_INFINITY, Decimal128.fromString('Infinity')],
  ])('holds equal: %s', (_name, a, b) => {
    expect(equalValues(a, b)).toBe(true);
    expect(equalValues(b, a)).toBe(true);
  });

  it.each([
    ['not-a-number before all numbers', Number.NaN, Number.NEGATIVE_INFINITY],
    ['exactly beyond 2^53', 2 ** 53, Long.fromBigInt(2n ** 53n + 1n)],
    ['a decimal tenth before a double tenth', Decimal128.fromString('0.1'), 0.1],
    ['a long below a double of 2^63', Long.MAX_VALUE, 2 ** 63],
    ['text by bytes, not by UTF-16', '\uffff', '\u{10000}'],
    ['text, the shorter first', 'a', 'a\0'],
    ['documents by type of the first field before its name', { b: 1 }, { a: 'x' }],
    ['documents by name before value', { a: 9 }, { b: 1 }],
    ['documents, the shorter first', { a: 1 }, { a: 1, b: 1 }],
    ['arrays element by element', [1, 9], [2]],
    ['binaries by length first', new Binary(Buffer.from('z')), new Binary(Buffer.from('aa'))],
    ['dates before and after 1970', new Date(-1), new Date(0)],
    ['regular expressions by pattern', new BSONRegExp('a', 'x'), new BSONRegExp('b')],
  ])('puts %s', (_name, less, greater) => {
    expect(compareValues(less, greater)).toBeLessThan(0);
    expect(compareValues(greater, less)).toBeGreaterThan(0);
  });
});

describe('identity', () => {
  it('tells types and field order apart where equality does not', () => {
    expect(isIdentical(1, new Double(1))).toBe(false);
    expect(isIdentical({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
    expect(isIdentical(Decimal128.fromString('1.0'), Decimal128.fromString('1.00'))).toBe(false);
    expect(isIdentical(0, -0)).toBe(false);
    expect(isIdentical(Number.NaN, Number.NaN)).toBe(true);
    expect(isIdentical([{ a: [1] }], [{ a: [1] }])).toBe(true);
  });

  it('holds of every value and itself, and implies equality', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(isIdentical(a, a)).toBe(true);
        if (isIdentical(a, b)) expect(equalValues(a, b)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
