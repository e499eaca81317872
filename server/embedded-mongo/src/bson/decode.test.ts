import { Binary, Decimal128, Double, Long, ObjectId, serialize } from 'bson';
import fc from 'fast-check';
import { anyDocument } from '../properties/arbitrary-values.ts';
import { decodeDocument } from './decode.ts';
import { findElement, validateDocument } from './elements.ts';
import { encodeDocument } from './encode.ts';

const decoded = (document: Record<string, unknown>) => decodeDocument(encodeDocument(document));

describe('decoding', () => {
  it('gives back the same bytes when encoded again', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const bytes = encodeDocument(document);
        expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true);
        expect(validateDocument(bytes)).toBe(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps a wrapper only where the native value would become another type', () => {
    expect(decoded({ int: 5, double: 1.5, big: 2 ** 40 })).toEqual({
      int: 5,
      double: 1.5,
      big: 2 ** 40,
    });
    const exact = decoded({ whole: new Double(2), long: Long.fromNumber(2), minus: -0 });
    expect(exact.whole).toBeInstanceOf(Double);
    expect(exact.long).toBeInstanceOf(Long);
    expect(Object.is(exact.minus, -0)).toBe(true);
  });

  it('reads old binary subtypes, uuids, decimals and dates before 1970', () => {
    const id = new ObjectId();
    const values = {
      old: new Binary(Buffer.from('abc'), 2),
      uuid: new Binary(Buffer.alloc(16, 7), 4),
      decimal: Decimal128.fromString('1.50'),
      date: new Date(-1),
      id,
    };
    const bytes = encodeDocument(values);
    expect(encodeDocument(decodeDocument(bytes)).equals(bytes)).toBe(true);
    expect((decodeDocument(bytes).date as Date).getTime()).toBe(-1);
    expect(decodeDocument(bytes).id).toEqual(id);
  });

  it('never touches prototypes', () => {
    const hostile = decodeDocument(
      encodeDocument(JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')),
    );
    expect(Object.keys(hostile)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
  });

  it('skips fields that are not asked for', () => {
    const bytes = encodeDocument({ a: 1, b: { c: 2 }, d: [3] });
    expect(decodeDocument(bytes, 0, new Set(['d']))).toEqual({ d: [3] });
  });

  it('finds one element without the others', () => {
    const bytes = encodeDocument({ a: 1, _id: 'x', b: 2 });
    expect(findElement(bytes, '_id')).toMatchObject({ kind: 2 });
    expect(findElement(bytes, 'i')).toBeUndefined();
  });
});

describe('bytes that are no BSON', () => {
  const valid = Buffer.from(serialize({ a: 'text', b: { c: [1, 2] } }));
  const changed = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(valid);
    change(bytes);
    return bytes;
  };

  it.each([
    ['too short', valid.subarray(0, 4)],
    ['cut', valid.subarray(0, valid.length - 3)],
    ['a length beyond the end', changed((bytes) => bytes.writeInt32LE(10_000, 0))],
    ['a negative length', changed((bytes) => bytes.writeInt32LE(-5, 0))],
    ['no terminator', changed((bytes) => bytes.writeUInt8(1, bytes.length - 1))],
    ['an unknown type', changed((bytes) => bytes.writeUInt8(99, 4))],
    ['a string beyond the end', changed((bytes) => bytes.writeInt32LE(1000, 7))],
    ['an empty string length', changed((bytes) => bytes.writeInt32LE(0, 7))],
  ])('are refused: %s', (_name, bytes) => {
    expect(() => validateDocument(bytes)).toThrow(expect.objectContaining({ code: 22 }));
  });

  it('never crash in another way', () => {
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), (at, byte) => {
        const bytes = changed((copy) => copy.writeUInt8(byte, at));
        try {
          validateDocument(bytes);
          decodeDocument(bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 22 });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are refused when nested too deep', () => {
    let deep: Record<string, unknown> = {};
    for (let level = 0; level < 200; level += 1) deep = { deep };
    expect(() => validateDocument(encodeDocument(deep))).toThrow(
      expect.objectContaining({ code: 15 }),
    );
  });
});
