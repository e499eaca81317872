import { MinKey } from 'bson';
import fc from 'fast-check';
import type { Document } from '../bson/types.ts';
import { anyDocument } from '../properties/arbitrary-values.ts';
import { compareSortValues, parseSort, sortValuesOf } from './sort.ts';
import { Sorter, sortMemoryLimit } from './sorter.ts';

function sorted(documents: Document[], spec: Document, limit?: number): Document[] {
  const keys = parseSort(spec);
  const sorter = new Sorter<Document>(keys, limit);
  for (const document of documents) sorter.add(document, sortValuesOf(document, keys), 100);
  return [...sorter.inOrder()];
}

describe('sorting', () => {
  it('puts types in their order, missing as null, an empty array before it', () => {
    const values = ['x', 5, null, [], { a: 1 }, new MinKey(), true];
    const documents = values.map((a) => ({ a }));
    const order = [new MinKey(), [], null, 5, 'x', { a: 1 }, true];
    expect(sorted(documents, { a: 1 }).map(({ a }) => a)).toEqual(order);
    expect(sorted(documents, { a: -1 }).map(({ a }) => a)).toEqual(order.reverse());
  });

  it('takes of an array the least element, or the greatest when descending', () => {
    const documents = [{ a: [5, 1] }, { a: [2, 3] }];
    expect(sorted(documents, { a: 1 })).toEqual(documents);
    expect(sorted(documents, { a: -1 })).toEqual(documents);
  });

  it('follows paths through arrays', () => {
    const documents = [{ a: [{ b: 3 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 9 }] }];
    expect(sorted(documents, { 'a.b': 1 })).toEqual([documents[1], documents[0]]);
  });

  it('takes elements that lack the field as null', () => {
    const documents = [{ a: [{ b: 3 }, 5] }, { a: { b: 1 } }];
    expect(sorted(documents, { 'a.b': -1 })).toEqual(documents);
    expect(sorted(documents, { 'a.b': 1 })).toEqual(documents);
  });

  it('takes two fields from the same element', () => {
    const documents = [
      {
        a: [
          { x: 2, y: 1 },
          { x: 1, y: 9 },
        ],
      },
      { a: { x: 1, y: 5 } },
    ];
    expect(sorted(documents, { 'a.x': 1, 'a.y': 1 })).toEqual([documents[1], documents[0]]);
  });

  it('refuses two arrays', () => {
    expect(() => sorted([{ a: [1], b: [2] }], { a: 1, b: 1 })).toThrow(
      expect.objectContaining({ code: 2 }),
    );
  });

  it('keeps equal documents as they came and goes by the next key', () => {
    const documents = [3, 1, 2].map((b) => ({ a: 1, b }));
    expect(sorted(documents, { a: 1 })).toEqual(documents);
    expect(sorted(documents, { a: 1, b: -1 }).map(({ b }) => b)).toEqual([3, 2, 1]);
  });

  it('with a limit gives the beginning of what it gives without', () => {
    const spec = fc.constantFrom<Document>({ a: 1 }, { a: -1 }, { 'a.b': 1 });
    fc.assert(
      fc.property(
        fc.array(anyDocument, { maxLength: 80 }),
        spec,
        fc.nat(20),
        (documents, by, limit) => {
          expect(sorted(documents, by, limit + 1)).toEqual(
            sorted(documents, by).slice(0, limit + 1),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is an order on any documents', () => {
    const keys = parseSort({ 'a.b': -1 });
    fc.assert(
      fc.property(anyDocument, anyDocument, (a, b) => {
        const [left, right] = [sortValuesOf(a, keys), sortValuesOf(b, keys)];
        expect(
          Math.sign(compareSortValues(left, right, keys)) +
            Math.sign(compareSortValues(right, left, keys)),
        ).toBe(0);
      }),
    );
  });

  it('refuses to hold more than MongoDB holds without a disk', () => {
    const keys = parseSort({ a: 1 });
    const sorter = new Sorter<number>(keys);
    sorter.add(1, [1], sortMemoryLimit);
    expect(() => sorter.add(2, [2], 1)).toThrow(expect.objectContaining({ code: 292 }));
    const limited = new Sorter<number>(keys, 1);
    for (let item = 5; item > 0; item -= 1) limited.add(item, [item], sortMemoryLimit / 2);
    expect([...limited.inOrder()]).toEqual([1]);
  });

  it.each<[string, unknown, number]>([
    ['other directions', { a: 2 }, 2],
    ['texts', 'a', 14],
    ['scores', { a: { $meta: 'textScore' } }, 115],
    ['names with a dollar', { $a: 1 }, 2],
  ])('refuses %s', (_name, spec, code) => {
    expect(() => parseSort(spec)).toThrow(expect.objectContaining({ code }));
  });
});
