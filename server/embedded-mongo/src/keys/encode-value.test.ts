import { Binary, Code, Decimal128, Double, Long, MaxKey, MinKey } from 'bson';
import fc from 'fast-check';
import { compareValues } from '../bson/compare.ts';
import { anyNumber, anyValue } from '../properties/arbitrary-values.ts';
import { writeValue } from './encode-value.ts';
import { KeyWriter } from './key-writer.ts';

function keyOf(...values: unknown[]): Buffer {
  const writer = new KeyWriter();
  for (const value of values) writeValue(writer, value);
  return writer.take();
}

const endOfFields = 0x01;

function descendingKeyOf(value: unknown): Buffer {
  const writer = new KeyWriter();
  writeValue(writer, value);
  writer.invert(0);
  writer.byte(endOfFields);
  return writer.take();
}

const orderOfKeys = (a: unknown, b: unknown) => Buffer.compare(keyOf(a), keyOf(b));

describe('keys', () => {
  it('compare as the values do', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(orderOfKeys(a, b)).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 10_000 },
    );
  });

  it('compare as numbers of all types do', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        expect(orderOfKeys(a, b)).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 10_000 },
    );
  });

  it('turn round when descending', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        const order = Buffer.compare(descendingKeyOf(a), descendingKeyOf(b));
        expect(order).toBe(Math.sign(compareValues(b, a)) || 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('never run into the field that follows', () => {
    fc.assert(
      fc.property(anyValue, anyValue, anyValue, anyValue, (a, b, c, d) => {
        const order = Math.sign(compareValues(a, c)) || Math.sign(compareValues(b, d));
        expect(Buffer.compare(keyOf(a, b), keyOf(c, d))).toBe(order || 0);
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['the smallest steps of doubles', 1, 1 + Number.EPSILON],
    ['longs that no double holds', Long.fromBigInt(2n ** 53n), Long.fromBigInt(2n ** 53n + 1n)],
    [
      'decimals between two doubles',
      0.1,
      Decimal128.fromString('0.1000000000000000055511151231258'),
    ],
    [
      'decimals greater than any double',
      Decimal128.fromString('1E+400'),
      Decimal128.fromString('2E+400'),
    ],
    [
      'decimals nearer to zero than any double',
      Decimal128.fromString('-2E-400'),
      Decimal128.fromString('-1E-400'),
    ],
    ['the greatest double and beyond', Number.MAX_VALUE, Decimal128.fromString('1E+400')],
    ['the smallest double and below', Decimal128.fromString('1E-400'), 5e-324],
    ['a text and one with a zero byte', 'a', 'a\0b'],
    [
      'infinity and a decimal that no double reaches',
      Decimal128.fromString('1E+6111'),
      Number.POSITIVE_INFINITY,
    ],
    ['an array and a longer one', [1], [1, 1]],
    ['binaries by length', new Binary(Buffer.from([255])), new Binary(Buffer.from([0, 0]))],
    ['codes', new Code('a'), new Code('b')],
    ['the ends', new MinKey(), new MaxKey()],
    ['nothing and a number', undefined, new Double(-1e300)],
  ])('tell apart: %s', (_name, less, greater) => {
    expect(orderOfKeys(less, greater)).toBe(-1);
    expect(compareValues(less, greater)).toBeLessThan(0);
  });
});
