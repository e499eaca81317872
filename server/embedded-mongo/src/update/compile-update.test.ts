import { BSONRegExp, Decimal128, Double, Long, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { isIdentical } from '../bson/identical.ts';
import type { Document } from '../bson/types.ts';
import { anyDocument } from '../properties/arbitrary-values.ts';
import { compileUpdate } from './compile-update.ts';
import type { UpdateOptions } from './update-types.ts';

const long = (value: number) => Long.fromNumber(value);
const double = (value: number) => new Double(value);
const decimal = (value: string) => Decimal128.fromString(value);

type Change = Document | Document[];

function apply(document: Document, update: Change, options: Partial<UpdateOptions> = {}) {
  return compileUpdate(update, { filter: { _id: document._id }, ...options }).apply(document);
}

const base = (): Document => ({
  _id: 1,
  a: 1,
  o: { c: 2 },
  list: [1, 2, 3],
  docs: [
    { k: 1, v: 1 },
    { k: 2, v: 2 },
  ],
  s: 'x',
  none: null,
});

const changed = (change: Document): Document => ({ ...base(), ...change });

function without(...names: string[]): Document {
  const document = base();
  for (const name of names) delete document[name];
  return document;
}

describe('an update by operators', () => {
  it.each<[string, Document, Document]>([
    ['sets fields', { $set: { a: 5, 'o.d': 1 } }, changed({ a: 5, o: { c: 2, d: 1 } })],
    ['makes what is on the way', { $set: { 'x.y.z': 1 } }, changed({ x: { y: { z: 1 } } })],
    [
      'makes new fields in the order of their names',
      { $set: { z: 1, y: 2 }, $inc: { b: 1 } },
      changed({ b: 1, y: 2, z: 1 }),
    ],
    [
      'makes numbered fields in the order of numbers',
      { $set: { 'n.10': 1, 'n.9': 2 } },
      changed({ n: { 9: 2, 10: 1 } }),
    ],
    [
      'sets elements',
      { $set: { 'list.1': 9, 'docs.0.v': 9 } },
      changed({
        list: [1, 9, 3],
        docs: [
          { k: 1, v: 9 },
          { k: 2, v: 2 },
        ],
      }),
    ],
    [
      'fills arrays with nulls',
      { $set: { 'list.5': 9 } },
      changed({ list: [1, 2, 3, null, null, 9] }),
    ],
    ['changes a type', { $set: { a: double(1) } }, changed({ a: double(1) })],
    [
      'unsets fields',
      { $unset: { a: '', 'o.c': '', 'x.y': '', 's.t': '' } },
      { ...without('a'), o: {} },
    ],
    ['unsets elements to null', { $unset: { 'list.0': 1 } }, changed({ list: [null, 2, 3] })],
    ['increments', { $inc: { a: 2, 'o.c': -1, n: 3 } }, changed({ a: 3, o: { c: 1 }, n: 3 })],
    [
      'grows int to long',
      { $inc: { a: 2147483647 } },
      changed({ a: Long.fromString('2147483648') }),
    ],
    ['adds long', { $inc: { a: long(1) } }, changed({ a: long(2) })],
    ['adds double', { $inc: { a: double(1) } }, changed({ a: double(2) })],
    ['adds decimal', { $inc: { a: decimal('0.10') } }, changed({ a: decimal('1.10') })],
    [
      'multiplies',
      { $mul: { a: 3, n: long(3), m: 2.5 } },
      changed({ a: 3, m: double(0), n: long(0) }),
    ],
    ['takes the less', { $min: { a: 0, n: 3 } }, changed({ a: 0, n: 3 })],
    ['takes the greater across types', { $max: { a: 'x' } }, changed({ a: 'x' })],
    [
      'renames',
      { $rename: { a: 'b', 'o.c': 'p.q' } },
      { ...without('a'), o: {}, b: 1, p: { q: 2 } },
    ],
    ['renames onto another', { $rename: { a: 's' } }, { ...without('a'), s: 1 }],
    ['pushes', { $push: { list: 4, fresh: 1 } }, changed({ list: [1, 2, 3, 4], fresh: [1] })],
    ['pushes an array as one element', { $push: { list: [4] } }, changed({ list: [1, 2, 3, [4]] })],
    ['pushes several', { $push: { list: { $each: [4, 5] } } }, changed({ list: [1, 2, 3, 4, 5] })],
    [
      'pushes at a position',
      { $push: { list: { $each: [9], $position: 1 } } },
      changed({ list: [1, 9, 2, 3] }),
    ],
    [
      'pushes before the end',
      { $push: { list: { $each: [9], $position: -1 } } },
      changed({ list: [1, 2, 9, 3] }),
    ],
    [
      'sorts and cuts after pushing',
      { $push: { list: { $each: [0, 9], $sort: -1, $slice: 3 } } },
      changed({ list: [9, 3, 2] }),
    ],
    [
      'keeps the last after pushing',
      { $push: { list: { $each: [4], $slice: -2 } } },
      changed({ list: [3, 4] }),
    ],
    [
      'sorts by fields',
      { $push: { docs: { $each: [{ k: 0 }], $sort: { k: -1 } } } },
      changed({ docs: [{ k: 2, v: 2 }, { k: 1, v: 1 }, { k: 0 }] }),
    ],
    [
      'adds to a set',
      { $addToSet: { list: { $each: [double(3), 4, 4] } } },
      changed({ list: [1, 2, 3, 4] }),
    ],
    [
      'adds a document in another field order',
      { $addToSet: { docs: { v: 1, k: 1 } } },
      changed({
        docs: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
          { v: 1, k: 1 },
        ],
      }),
    ],
    ['makes an empty set', { $addToSet: { n: { $each: [] } } }, changed({ n: [] })],
    ['pops the last', { $pop: { list: 1 } }, changed({ list: [1, 2] })],
    ['pops the first', { $pop: { list: -1 } }, changed({ list: [2, 3] })],
    ['pulls a value', { $pull: { list: double(2) } }, changed({ list: [1, 3] })],
    ['pulls by operators', { $pull: { list: { $gte: 2 } } }, changed({ list: [1] })],
    [
      'pulls by a query',
      { $pull: { docs: { k: { $gt: 1 } } } },
      changed({ docs: [{ k: 1, v: 1 }] }),
    ],
    [
      'pulls by a query in another field order',
      { $pull: { docs: { v: 1, k: 1 } } },
      changed({ docs: [{ k: 2, v: 2 }] }),
    ],
    [
      'pulls all of several',
      { $pullAll: { list: [1, 3], docs: [{ k: 1, v: 1 }] } },
      changed({ list: [2], docs: [{ k: 2, v: 2 }] }),
    ],
    [
      'combines bits',
      { $bit: { a: { or: 6 }, 'o.c': { xor: long(3) }, n: { and: 1 } } },
      changed({ a: 7, o: { c: long(1) }, n: 0 }),
    ],
    [
      'changes all elements',
      { $inc: { 'list.$[]': 10, 'docs.$[].v': 1 } },
      changed({
        list: [11, 12, 13],
        docs: [
          { k: 1, v: 2 },
          { k: 2, v: 3 },
        ],
      }),
    ],
  ])('%s', (_name, update, expected) => {
    const document = base();
    const result = apply(document, update);
    expect(result).toEqual(expected);
    expect(Object.keys(result as Document)).toEqual(Object.keys(expected));
    expect(document).toEqual(base());
  });

  it.each<[string, Document]>([
    ['the same value', { $set: { a: 1, o: { c: 2 }, list: [1, 2, 3] } }],
    ['the same _id', { $set: { _id: 1 } }],
    ['nothing', { $set: {} }],
    ['only for insertions', { $setOnInsert: { q: 1 } }],
    ['a missing field to go', { $unset: { q: 1, 'r.s': 1, 'a.b': 1, 'list.9': 1 } }],
    ['zero more', { $inc: { a: 0 } }],
    ['a greater minimum', { $min: { a: 5 } }],
    ['an equal maximum of another type', { $max: { a: double(1) } }],
    ['a missing field to rename', { $rename: { q: 'z', 'r.s': 'y.x' } }],
    ['members of a set', { $addToSet: { list: 2 } }],
    ['nothing to pull', { $pull: { list: 9, q: 1 } }],
    ['nothing to pop', { $pop: { q: 1 } }],
    ['no bits', { $bit: { a: { or: 1 } } }],
    ['no elements', { $set: { 'empty.$[]': 1 } }],
  ])('changes nothing by %s', (_name, update) => {
    expect(apply({ ...base(), empty: [] }, update)).toBeUndefined();
  });

  it.each<[string, Document, number]>([
    ['unknown operators', { $foo: { a: 1 } }, 9],
    ['fields among operators', { $set: { a: 1 }, b: 1 }, 9],
    ['operators of values', { $set: 5 }, 9],
    ['empty paths', { $set: { '': 1 } }, 56],
    ['paths with empty parts', { $set: { 'a..b': 1 } }, 56],
    ['names with a dollar', { $set: { $a: 1 } }, 52],
    ['the same path twice', { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a path and one below', { $set: { a: 1, 'a.b': 1 } }, 40],
    ['a path and one above', { $set: { 'o.c': 1 }, $unset: { o: 1 } }, 40],
    ['a target that is changed too', { $rename: { a: 'b' }, $set: { b: 1 } }, 40],
    ['another _id', { $set: { _id: 2 } }, 66],
    ['no _id', { $unset: { _id: 1 } }, 66],
    ['a field in a number', { $set: { 'a.b': 1 } }, 28],
    ['a field in null', { $set: { 'none.b': 1 } }, 28],
    ['a name in an array', { $set: { 'list.x': 1 } }, 28],
    ['increments of text', { $inc: { s: 1 } }, 14],
    ['increments of null', { $inc: { none: 1 } }, 14],
    ['increments by text', { $inc: { a: 'x' } }, 14],
    ['products of text', { $mul: { s: 2 } }, 14],
    ['renames to no name', { $rename: { a: 5 } }, 2],
    ['renames to itself', { $rename: { a: 'a' } }, 2],
    ['renames out of arrays', { $rename: { 'list.0': 'z' } }, 2],
    ['renames into arrays', { $rename: { a: 'list.0' } }, 2],
    ['dates by numbers', { $currentDate: { a: 5 } }, 2],
    ['dates of unknown types', { $currentDate: { a: { $type: 'foo' } } }, 2],
    ['pushes into numbers', { $push: { a: 1 } }, 2],
    ['pushes of each of nothing', { $push: { list: { $each: 5 } } }, 2],
    ['unknown words beside $each', { $push: { list: { $each: [1], $foo: 1 } } }, 2],
    ['slices by text', { $push: { list: { $each: [1], $slice: 'x' } } }, 2],
    ['sorts by other numbers', { $push: { list: { $each: [1], $sort: 2 } } }, 2],
    ['sets in numbers', { $addToSet: { a: 1 } }, 2],
    ['sets of each of nothing', { $addToSet: { list: { $each: 5 } } }, 14],
    ['pops of two', { $pop: { list: 2 } }, 9],
    ['pops from numbers', { $pop: { a: 1 } }, 14],
    ['pulls from numbers', { $pull: { a: 1 } }, 2],
    ['pulls of all of a number', { $pullAll: { list: 1 } }, 2],
    ['bits of text', { $bit: { s: { or: 1 } } }, 2],
    ['bits by doubles', { $bit: { a: { or: 1.5 } } }, 2],
    ['bits by unknown words', { $bit: { a: { nand: 1 } } }, 2],
    ['bits by no words', { $bit: { a: {} } }, 2],
    ['elements of a number', { $set: { 'a.$[]': 1 } }, 2],
    ['elements of nothing', { $set: { 'q.$[]': 1 } }, 2],
    ['elements at the beginning', { $set: { '$[]': 1 } }, 2],
    ['two positions', { $set: { 'list.$.$': 1 } }, 2],
    ['a position that no query found', { $set: { 'list.$': 1 } }, 2],
    ['identifiers without filters', { $set: { 'list.$[x]': 1 } }, 2],
    ['huge gaps', { $set: { 'list.9999999': 1 } }, 2],
  ])('refuses %s', (_name, update, code) => {
    expect(() => apply(base(), update)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a long that overflows', () => {
    expect(() => apply({ _id: 1, a: Long.MAX_VALUE }, { $inc: { a: 1 } })).toThrow(
      expect.objectContaining({ code: 2 }),
    );
  });

  it('sets dates and timestamps of now', () => {
    const result = apply(base(), { $currentDate: { d: true, t: { $type: 'timestamp' } } });
    expect(result?.d).toBeInstanceOf(Date);
    expect(result?.t).toBeInstanceOf(Timestamp);
  });

  it('keeps hostile names as names', () => {
    const update = JSON.parse('{"$set":{"__proto__.polluted":1,"constructor":2}}');
    const result = apply({ _id: 1 }, update) as Document;
    expect(Object.keys(result)).toEqual(['_id', '__proto__', 'constructor']);
    expect(({} as Document).polluted).toBeUndefined();
  });
});

describe('the position that the query found', () => {
  it.each<[string, Document, Document, Document]>([
    ['of a value', { list: 2 }, { $set: { 'list.$': 9 } }, { list: [1, 9, 3] }],
    ['of a range', { list: { $gt: 1 } }, { $inc: { 'list.$': 5 } }, { list: [1, 7, 3] }],
    [
      'of a field',
      { 'docs.k': 2 },
      { $set: { 'docs.$.v': 9 } },
      {
        docs: [
          { k: 1, v: 1 },
          { k: 2, v: 9 },
        ],
      },
    ],
    [
      'of an element',
      { docs: { $elemMatch: { k: 2, v: 2 } } },
      { $unset: { 'docs.$.v': 1 } },
      { docs: [{ k: 1, v: 1 }, { k: 2 }] },
    ],
    [
      'of the last of two conditions',
      { 'docs.k': 1, 'docs.v': 2 },
      { $set: { 'docs.$': 0 } },
      { docs: [{ k: 1, v: 1 }, 0] },
    ],
    [
      'inside $and',
      { $and: [{ a: 1 }, { 'docs.k': 2 }] },
      { $set: { 'docs.$': 0 } },
      { docs: [{ k: 1, v: 1 }, 0] },
    ],
  ])('%s', (_name, filter, update, expected) => {
    expect(apply(base(), update, { filter })).toEqual(changed(expected));
  });
});

describe('array filters', () => {
  it.each<[string, Document, Document[], Document]>([
    ['choose elements', { $set: { 'list.$[e]': 0 } }, [{ e: { $gte: 2 } }], { list: [1, 0, 0] }],
    [
      'choose documents',
      { $inc: { 'docs.$[e].v': 5 } },
      [{ 'e.k': 2 }],
      {
        docs: [
          { k: 1, v: 1 },
          { k: 2, v: 7 },
        ],
      },
    ],
    [
      'choose by either',
      { $set: { 'docs.$[e].v': 0 } },
      [{ $or: [{ 'e.k': 1 }, { 'e.v': 2 }] }],
      {
        docs: [
          { k: 1, v: 0 },
          { k: 2, v: 0 },
        ],
      },
    ],
    [
      'work side by side',
      { $set: { 'docs.$[e].v': 0, 'docs.$[f].w': 1 } },
      [{ 'e.k': 1 }, { 'f.v': 1 }],
      {
        docs: [
          { k: 1, v: 0, w: 1 },
          { k: 2, v: 2 },
        ],
      },
    ],
  ])('%s', (_name, update, arrayFilters, expected) => {
    expect(apply(base(), update, { arrayFilters })).toEqual(changed(expected));
  });

  it.each<[string, Change, Document[], number]>([
    ['that nobody uses', { $set: { a: 1 } }, [{ e: 1 }], 9],
    ['twice of a name', { $set: { 'list.$[e]': 1 } }, [{ e: 1 }, { e: 2 }], 9],
    ['of two names', { $set: { 'list.$[e]': 1 } }, [{ e: 1, f: 1 }], 9],
    ['of no name', { $set: { 'list.$[e]': 1 } }, [{}], 9],
    ['with capital letters', { $set: { 'list.$[E]': 1 } }, [{ E: 1 }], 2],
    [
      'that meet in one field',
      { $set: { 'docs.$[e].v': 1, 'docs.$[f].v': 2 } },
      [{ 'e.k': 1 }, { 'f.k': 1 }],
      40,
    ],
    ['that meet a position', { $set: { 'docs.$[e].v': 1, 'docs.0.v': 2 } }, [{ 'e.k': 1 }], 40],
    ['beside a replacement', { a: 1 }, [{ e: 1 }], 9],
    ['beside a pipeline', [{ $set: { a: 1 } }], [{ e: 1 }], 9],
  ])('are refused %s', (_name, update, arrayFilters, code) => {
    expect(() => apply(base(), update, { arrayFilters })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('a replacement', () => {
  it('keeps the _id and its place', () => {
    expect(apply(base(), { b: 1 })).toEqual({ _id: 1, b: 1 });
    expect(Object.keys(apply(base(), { b: 1, _id: double(1) }) ?? {})).toEqual(['_id', 'b']);
    expect(apply(base(), {})).toEqual({ _id: 1 });
    expect(apply({ _id: 1, a: 1 }, { a: 1 })).toBeUndefined();
  });

  it('refuses another _id and names with a dollar', () => {
    expect(() => apply(base(), { _id: 2 })).toThrow(expect.objectContaining({ code: 66 }));
    expect(() => apply(base(), { a: 1, $set: {} })).toThrow(expect.objectContaining({ code: 52 }));
  });
});

describe('an update by a pipeline', () => {
  it.each<[string, Document[], Document]>([
    [
      'computes fields',
      [{ $set: { b: { $add: ['$a', 1] }, 'o.d': '$s' } }],
      changed({ b: 2, o: { c: 2, d: 'x' } }),
    ],
    ['removes fields', [{ $unset: ['a', 'o.c'] }], { ...without('a'), o: {} }],
    ['keeps the _id of a projection', [{ $project: { a: 1, _id: 0 } }], { _id: 1, a: 1 }],
    ['replaces the root', [{ $replaceWith: '$o' }], { _id: 1, c: 2 }],
    [
      'goes step by step',
      [{ $addFields: { b: '$a' } }, { $replaceRoot: { newRoot: { b: '$b' } } }],
      { _id: 1, b: 1 },
    ],
  ])('%s', (_name, update, expected) => {
    expect(apply(base(), update)).toEqual(expected);
  });

  it('knows variables', () => {
    const variables = { by: 5 };
    expect(
      apply({ _id: 1, a: 1 }, [{ $set: { a: { $add: ['$a', '$$by'] } } }], { variables }),
    ).toEqual({ _id: 1, a: 6 });
  });

  it.each<[string, Document[], number]>([
    ['other stages', [{ $match: {} }], 72],
    ['two stages in one', [{ $set: { a: 1 }, $unset: 'b' }], 40323],
    ['another _id', [{ $set: { _id: 2 } }], 66],
    ['unknown variables', [{ $set: { a: '$$nope' } }], 17276],
    ['a root that is no document', [{ $replaceWith: '$a' }], 40228],
  ])('refuses %s', (_name, update, code) => {
    expect(() => apply(base(), update)).toThrow(expect.objectContaining({ code }));
  });
});

describe('an upsert', () => {
  const insertion = (filter: Document, update: Change) =>
    compileUpdate(update, { filter }).insertion();

  it.each<[string, Document, Change, Document]>([
    ['the _id of the filter first', { a: 1, _id: 7 }, { $set: { b: 1 } }, { _id: 7, a: 1, b: 1 }],
    [
      'what is set for insertions',
      { _id: 7 },
      { $setOnInsert: { y: 2 }, $inc: { n: 1 } },
      { _id: 7, n: 1, y: 2 },
    ],
    [
      'equalities along paths',
      { _id: 7, 'a.b': 1 },
      { $set: { 'a.c': 2 } },
      { _id: 7, a: { b: 1, c: 2 } },
    ],
    [
      'equalities of all kinds',
      {
        _id: 7,
        a: { $eq: 1 },
        b: { $in: [2] },
        c: { $all: [3] },
        $and: [{ d: 4 }],
        $or: [{ e: 5 }],
      },
      { $set: { z: 1 } },
      { _id: 7, a: 1, b: 2, c: 3, d: 4, e: 5, z: 1 },
    ],
    [
      'nothing of ranges',
      { _id: 7, a: { $gt: 1 }, b: new BSONRegExp('x'), $or: [{ c: 1 }, { d: 1 }] },
      { $set: { z: 1 } },
      { _id: 7, z: 1 },
    ],
    ['arithmetic on equalities', { _id: 7, a: 4 }, { $inc: { a: 1 } }, { _id: 7, a: 5 }],
    ['a replacement with the _id of the filter', { _id: 7, q: 1 }, { x: 1 }, { _id: 7, x: 1 }],
    ['a replacement with its own _id', { q: 1 }, { x: 1, _id: 8 }, { _id: 8, x: 1 }],
    [
      'a pipeline over the equalities',
      { _id: 7, a: 1 },
      [{ $set: { b: { $add: ['$a', 1] } } }],
      { _id: 7, a: 1, b: 2 },
    ],
  ])('makes %s', (_name, filter, update, expected) => {
    const made = insertion(filter, update);
    expect(made).toEqual(expected);
    expect(Object.keys(made)).toEqual(Object.keys(expected));
  });

  it('makes a new _id where there is none', () => {
    for (const update of [{ $set: { a: 1 } }, { a: 1 }, [{ $set: { a: 1 } }]]) {
      const made = insertion({}, update);
      expect(made._id).toBeInstanceOf(ObjectId);
      expect(Object.keys(made)).toEqual(['_id', 'a']);
    }
  });

  it.each<[string, Document, Change, number]>([
    ['another _id than the filter', { _id: 7 }, { $set: { _id: 8 } }, 66],
    ['another _id in a replacement', { _id: 7 }, { _id: 8 }, 66],
    ['two values of a field', { $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, 54],
    ['a field and one inside', { a: 1, 'a.b': 2 }, { $set: { c: 1 } }, 54],
    ['an array as _id', { _id: [1] }, { $set: { c: 1 } }, 53],
    ['a position', { list: 5 }, { $set: { 'list.$': 1 } }, 2],
  ])('refuses %s', (_name, filter, update, code) => {
    expect(() => insertion(filter, update)).toThrow(expect.objectContaining({ code }));
  });
});

describe('over any document', () => {
  it('leaves the given document as it was and notices when nothing changes', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (given, other) => {
        const document = { _id: 1, ...given };
        const copy = { ...document };
        const result = apply(document, { $set: { a: other } });
        expect(isIdentical(document, copy)).toBe(true);
        expect(apply(result ?? document, { $set: { a: other } })).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});
