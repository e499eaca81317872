import { Double } from 'bson';
import type { Document } from '../bson/types.ts';
import { compileProjection, namedFields } from './projection.ts';

const document: Document = {
  _id: 1,
  a: 1,
  o: { p: 1, q: [{ r: 1, s: 2 }, 5, { r: 3 }] },
  list: [1, 2, 3, 4],
  docs: [
    { k: 1, v: 1 },
    { k: 2, v: 2 },
  ],
};

const project = (spec: Document) => compileProjection(spec)(document);
const find = (spec: Document, filter: Document = {}) =>
  compileProjection(spec, { find: { filter } })(document);

describe('a projection', () => {
  it.each<[string, Document, Document]>([
    ['includes fields and the _id', { a: 1 }, { _id: 1, a: 1 }],
    [
      'includes by truth and any number',
      { a: true, list: new Double(2) },
      { _id: 1, a: 1, list: [1, 2, 3, 4] },
    ],
    ['leaves out the _id', { a: 1, _id: 0 }, { a: 1 }],
    ['includes the _id only', { _id: 1 }, { _id: 1 }],
    ['goes into documents and arrays', { 'o.q.r': 1 }, { _id: 1, o: { q: [{ r: 1 }, { r: 3 }] } }],
    ['may be nested', { o: { p: 1 } }, { _id: 1, o: { p: 1 } }],
    ['keeps empty parents', { 'o.z': 1 }, { _id: 1, o: {} }],
    ['keeps no scalar parents', { 'a.z': 1 }, { _id: 1 }],
    ['excludes fields', { o: 0, docs: 0, list: 0 }, { _id: 1, a: 1 }],
    [
      'excludes inside of arrays',
      { _id: 0, o: 0, list: 0, a: 0, 'docs.k': 0 },
      { docs: [{ v: 1 }, { v: 2 }] },
    ],
    [
      'excludes the _id only',
      { _id: 0 },
      { a: 1, o: document.o, list: document.list, docs: document.docs },
    ],
    ['computes fields', { z: '$a', n: { $size: '$list' } }, { _id: 1, z: 1, n: 4 }],
    ['computes inside of documents', { 'o.z': '$a' }, { _id: 1, o: { z: 1 } }],
    ['computes texts', { z: 'text' }, { _id: 1, z: 'text' }],
    ['keeps missing values out', { z: '$nope' }, { _id: 1 }],
    ['computes the _id', { _id: '$a' }, { _id: 1 }],
  ])('%s', (_name, spec, expected) => {
    expect(project(spec)).toEqual(expected);
  });

  it.each<[string, Document, Document, Document]>([
    [
      'the first elements',
      { list: { $slice: 2 }, o: 0, docs: 0 },
      {},
      { _id: 1, a: 1, list: [1, 2] },
    ],
    ['the last elements', { list: { $slice: -1 }, a: 1 }, {}, { _id: 1, a: 1, list: [4] }],
    [
      'elements from a position',
      { list: { $slice: [1, 2] }, a: 1 },
      {},
      { _id: 1, a: 1, list: [2, 3] },
    ],
    ['elements from the end', { list: { $slice: [-2, 1] }, a: 1 }, {}, { _id: 1, a: 1, list: [3] }],
    [
      'the first element that fits',
      { docs: { $elemMatch: { k: 2 } } },
      {},
      { _id: 1, docs: [{ k: 2, v: 2 }] },
    ],
    ['no element when none fits', { docs: { $elemMatch: { k: 9 } } }, {}, { _id: 1 }],
    [
      'the element that the query found',
      { 'list.$': 1 },
      { list: { $gt: 2 } },
      { _id: 1, list: [3] },
    ],
    [
      'the document that the query found',
      { 'docs.$': 1 },
      { 'docs.k': 2 },
      { _id: 1, docs: [{ k: 2, v: 2 }] },
    ],
  ])('of find gives %s', (_name, spec, filter, expected) => {
    expect(find(spec, filter)).toEqual(expected);
  });

  it('keeps the order of the document', () => {
    expect(Object.keys(project({ list: 1, a: 1 }))).toEqual(['_id', 'a', 'list']);
  });

  it.each<[string, Document, number]>([
    ['exclusions among inclusions', { a: 1, o: 0 }, 31254],
    ['inclusions among exclusions', { a: 0, o: 1 }, 31253],
    ['paths that meet', { o: 1, 'o.p': 1 }, 31250],
    ['paths that meet the other way', { 'o.p': 1, o: 1 }, 31249],
    ['empty documents', { o: {} }, 51270],
    ['names with a dollar', { $a: 1 }, 16410],
    ['empty names', { '': 1 }, 40352],
    ['unknown expressions', { a: { $foo: 1 } }, 168],
  ])('refuses %s', (_name, spec, code) => {
    expect(() => project(spec)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a position that the query did not find', () => {
    expect(() => find({ 'list.$': 1 }, { a: 1 })).toThrow(expect.objectContaining({ code: 2 }));
  });

  it('knows when the other fields need not be read', () => {
    expect([...(namedFields({ a: 1, 'o.p': true }) ?? [])]).toEqual(['a', 'o', '_id']);
    expect(namedFields({ a: 0 })).toBeUndefined();
    expect(namedFields({ a: '$b' })).toBeUndefined();
  });
});
