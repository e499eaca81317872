import fc from 'fast-check';
import { compareValues } from '../bson/compare.ts';
import type { Document } from '../bson/types.ts';
import { anyDocument, anyValue } from '../properties/arbitrary-values.ts';
import { splitPath } from '../query/path.ts';
import { sortValuesOf } from '../query/sort.ts';
import type { Index } from '../storage/catalogue-types.ts';
import { indexFrom } from '../storage/index-definition.ts';
import { idKeyOf } from './id-key.ts';
import { idKeyOfEntry, indexEntriesOf } from './index-keys.ts';

function indexOn(key: Document, options: Document = {}): Index {
  const state = { multikey: false, shortened: false, ready: true };
  return indexFrom(7, { name: 'index', key, ...options }, state);
}

const idKey = idKeyOf(1);

function valuesIn(index: Index, document: Document): unknown[][] {
  return indexEntriesOf(index, document, idKey).entries.map((entry) => entry.values);
}

describe('index entries', () => {
  it.each([
    ['a missing field as null', { a: 1 }, {}, [[undefined]]],
    ['each element of an array once', { a: 1 }, { a: [2, 3, 2] }, [[2], [3]]],
    ['the fields below an array', { 'a.b': 1 }, { a: [{ b: 1 }, { b: 2 }] }, [[1], [2]]],
    [
      'a field beside an array',
      { a: 1, b: 1 },
      { a: [1, 2], b: 9 },
      [
        [1, 9],
        [2, 9],
      ],
    ],
    [
      'two fields of the same array',
      { 'a.x': 1, 'a.y': 1 },
      { a: [{ x: 1, y: 2 }, { x: 3 }] },
      [
        [1, 2],
        [3, undefined],
      ],
    ],
    ['a position in an array', { 'a.0': 1 }, { a: [5, 6] }, [[5]]],
    ['elements without the field as null', { 'a.b': 1 }, { a: [{ b: 1 }, 5] }, [[1], [undefined]]],
    ['nested arrays one level deep', { a: 1 }, { a: [[1, 2], 3] }, [[[1, 2]], [3]]],
  ])('hold %s', (_name, key, document, expected) => {
    expect(valuesIn(indexOn(key as Document), document)).toEqual(expected);
  });

  it('hold an empty array before null', () => {
    const index = indexOn({ a: 1 });
    const [empty] = indexEntriesOf(index, { a: [] }, idKey).entries;
    const [nothing] = indexEntriesOf(index, { a: null }, idKey).entries;
    expect(Buffer.compare(empty?.key as Buffer, nothing?.key as Buffer)).toBe(-1);
    expect(indexEntriesOf(index, { a: [] }, idKey).multikey).toBe(true);
  });

  it('are refused for two arrays in one index', () => {
    expect(() => valuesIn(indexOn({ a: 1, b: 1 }), { a: [1], b: [2] })).toThrow(
      expect.objectContaining({ code: 171 }),
    );
  });

  it('leave out what sparse and partial indexes do not hold', () => {
    expect(valuesIn(indexOn({ a: 1 }, { sparse: true }), { b: 1 })).toEqual([]);
    expect(valuesIn(indexOn({ a: 1, b: 1 }, { sparse: true }), { b: 1 })).toEqual([[undefined, 1]]);
    const partial = indexOn({ a: 1 }, { partialFilterExpression: { b: { $gt: 5 } } });
    expect(valuesIn(partial, { a: 1, b: 5 })).toEqual([]);
    expect(valuesIn(partial, { a: 1, b: 6 })).toEqual([[1]]);
  });

  const anyKey = fc.constantFrom<Document>(
    { a: 1 },
    { a: -1 },
    { 'a.b': 1 },
    { a: 1, b: -1 },
    { 'a.b': -1, 'a.c': 1 },
  );

  it('lead back to the document, whatever it holds', () => {
    fc.assert(
      fc.property(anyDocument, anyValue, anyKey, fc.boolean(), (document, id, key, unique) => {
        const index = indexOn(key, { unique });
        const bytes = idKeyOf(id);
        for (const entry of entriesOrNone(index, document, bytes))
          expect(idKeyOfEntry(index, entry.key, entry.value).equals(bytes)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('of one field lie in the order in which a sort puts the documents', () => {
    fc.assert(
      fc.property(anyValue, anyValue, fc.constantFrom(1, -1), (a, b, direction) => {
        const index = indexOn({ a: direction });
        const keys = [{ field: 'a', path: splitPath('a'), direction: direction as 1 | -1 }];
        const sorted = compareValues(sortValuesOf({ a }, keys)[0], sortValuesOf({ a: b }, keys)[0]);
        const order = Buffer.compare(firstKey(index, { a }), firstKey(index, { a: b }));
        expect(order).toBe(Math.sign(sorted * direction) || 0);
      }),
      { numRuns: 5000 },
    );
  });
});

function entriesOrNone(index: Index, document: Document, bytes: Buffer) {
  try {
    return indexEntriesOf(index, document, bytes).entries;
  } catch (error) {
    expect(error).toMatchObject({ code: 171 });
    return [];
  }
}

/** The fields of the document's first entry in the index, without the `_id` behind them. */
function firstKey(index: Index, document: Document): Buffer {
  const keys = indexEntriesOf(index, document, idKey).entries.map(({ key }) => key);
  const [first] = keys.sort(Buffer.compare) as [Buffer];
  return first.subarray(4, first.length - idKey.length);
}
