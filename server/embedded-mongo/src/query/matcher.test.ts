import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId } from 'bson';
import fc from 'fast-check';
import { Query } from 'mingo';
import type { Document } from '../bson/types.ts';
import { plainDocument, plainLeaf, retyped } from '../properties/arbitrary-values.ts';
import { compileFilter } from './matcher.ts';

const matches = (filter: Document, document: Document) => compileFilter(filter).matches(document);

describe('a filter matches', () => {
  const id = new ObjectId();

  it.each<[string, Document, Document]>([
    ['everything when empty', {}, { a: 1 }],
    ['equal numbers of other types', { a: 1 }, { a: Long.fromNumber(1) }],
    ['decimals by value', { a: Decimal128.fromString('1.0') }, { a: new Double(1) }],
    ['an element of an array', { a: 2 }, { a: [1, 2] }],
    ['a whole array', { a: [1, 2] }, { a: [1, 2] }],
    ['an array inside an array', { a: [1, 2] }, { a: [[1, 2]] }],
    ['a document in the same field order', { a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }],
    ['null where the field is missing', { a: null }, {}],
    ['null below a number', { 'a.b': null }, { a: 5 }],
    ['null in some element', { 'a.b': null }, { a: [{ b: 1 }, { c: 1 }] }],
    ['a path through arrays', { 'a.b.c': 2 }, { a: [{ b: [{ c: 1 }, { c: 2 }] }] }],
    ['a position', { 'a.1': 2 }, { a: [1, 2] }],
    ['a position and a name alike', { 'a.0.b': 1 }, { a: [{ b: 1 }] }],
    ['a numeric name in elements', { 'a.0': 1 }, { a: [{ 0: 1 }] }],
    ['an object id', { a: id }, { a: new ObjectId(id.id) }],
    ['bytes', { a: new Binary(Buffer.from('x')) }, { a: new Binary(Buffer.from('x')) }],
    ['not-a-number', { a: Number.NaN }, { a: Number.NaN }],
    ['not-a-number at least', { a: { $gte: Number.NaN } }, { a: Number.NaN }],
    ['a range', { a: { $gt: 1, $lte: 3 } }, { a: 3 }],
    ['a range met by two elements', { a: { $gt: 4, $lt: 2 } }, { a: [1, 5] }],
    ['null at least null', { a: { $gte: null } }, {}],
    ['dates', { a: { $lt: new Date(5) } }, { a: new Date(4) }],
    ['anything below MaxKey', { a: { $lt: new MaxKey() } }, { a: 'x' }],
    ['anything above MinKey', { a: { $gt: new MinKey() } }, { a: null }],
    ['one of several', { a: { $in: [1, null, 'x'] } }, {}],
    ['one of several patterns', { a: { $in: [new BSONRegExp('^x')] } }, { a: 'xy' }],
    ['none of several', { a: { $nin: [1, 2] } }, { a: [3] }],
    ['unequal', { a: { $ne: 1 } }, { a: [2, 3] }],
    ['existence', { a: { $exists: true } }, { a: null }],
    ['absence', { 'a.b': { $exists: false } }, { a: [] }],
    ['absence by zero', { a: { $exists: new Double(0) } }, {}],
    ['a type by name', { a: { $type: 'long' } }, { a: Long.fromNumber(1) }],
    ['a type by number', { a: { $type: 1 } }, { a: new Double(1) }],
    ['any number', { a: { $type: 'number' } }, { a: Decimal128.fromString('1') }],
    ['the type of an element', { a: { $type: ['string', 'bool'] } }, { a: [1, 'x'] }],
    ['an array by type', { a: { $type: 'array' } }, { a: [] }],
    ['a remainder', { a: { $mod: [4, 1] } }, { a: 5.9 }],
    ['a negative remainder', { a: { $mod: [4, -1] } }, { a: -5 }],
    ['a pattern', { a: { $regex: '^A', $options: 'i' } }, { a: 'abc' }],
    ['an inline flag', { a: { $regex: '(?i)B' } }, { a: 'abc' }],
    ['an extended pattern', { a: { $regex: 'a b # comment', $options: 'x' } }, { a: 'ab' }],
    [
      'a pattern equal to a pattern',
      { a: new BSONRegExp('x', 'i') },
      { a: new BSONRegExp('x', 'i') },
    ],
    ['no pattern', { a: { $not: new BSONRegExp('^x') } }, { a: 'y' }],
    ['the negation of a range', { a: { $not: { $gt: 5 } } }, {}],
    ['a size', { a: { $size: 2 } }, { a: [1, 2] }],
    ['all of several', { a: { $all: [1, 2] } }, { a: [2, 1, 3] }],
    ['all of one array', { a: { $all: [[1, 2]] } }, { a: [1, 2] }],
    [
      'all of several elements',
      { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { x: 2 } }] } },
      { a: [{ x: 1 }, { x: 2 }] },
    ],
    [
      'an element with two properties',
      { a: { $elemMatch: { x: 1, y: 2 } } },
      { a: [{ x: 1 }, { x: 1, y: 2 }] },
    ],
    ['an element in a range', { a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 2, 5] }],
    ['an array as an element', { a: { $elemMatch: { 0: 5 } } }, { a: [[5]] }],
    ['bits that are set', { a: { $bitsAllSet: [0, 2] } }, { a: 5 }],
    ['bits of a mask', { a: { $bitsAnyClear: 6 } }, { a: 2 }],
    ['bits of bytes', { a: { $bitsAllSet: [8] } }, { a: new Binary(Buffer.from([0, 1])) }],
    ['bits beyond doubles', { a: { $bitsAllSet: 1 } }, { a: Long.fromString('9007199254740993') }],
    ['a remainder beyond', { a: { $mod: [3, 0] } }, { a: Long.fromString('9007199254740993') }],
    ['a remainder of a decimal', { a: { $mod: [3, 1] } }, { a: Decimal128.fromString('4.9') }],
    ['bits of negative numbers', { a: { $bitsAllSet: [200] } }, { a: -1 }],
    ['one of two filters', { $or: [{ a: 1 }, { b: 1 }] }, { b: 1 }],
    ['neither of two filters', { $nor: [{ a: 1 }, { b: 1 }] }, { c: 1 }],
    ['an expression', { $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }],
    ['with a comment', { a: 1, $comment: 'why' }, { a: 1 }],
    ['fields named as prototypes', { constructor: 1 }, JSON.parse('{"constructor":1}')],
  ])('%s', (_name, filter, document) => {
    expect(matches(filter, document)).toBe(true);
  });
});

describe('a filter does not match', () => {
  it.each<[string, Document, Document]>([
    ['another field order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
    ['null where there is a value', { a: null }, { a: 0 }],
    ['null below an empty array', { 'a.b': null }, { a: [] }],
    ['null below an array of numbers', { 'a.b': null }, { a: [1] }],
    ['across types', { a: { $gt: 5 } }, { a: 'x' }],
    ['greater than null', { a: { $gt: null } }, {}],
    ['not-a-number in a range', { a: { $gte: 0 } }, { a: Number.NaN }],
    ['an element of a nested array', { a: 1 }, { a: [[1]] }],
    ['inside a nested array by $elemMatch', { a: { $elemMatch: { $eq: 5 } } }, { a: [[5]] }],
    ['elements of an array at a position', { 'a.1': 2 }, { a: [1, [2]] }],
    ['a missing element', { 'a.5': null }, { a: [{ 5: 1 }] }],
    ['none when all are asked', { a: { $all: [] } }, { a: [] }],
    [
      'two properties of two elements',
      { a: { $elemMatch: { x: 1, y: 2 } } },
      { a: [{ x: 1 }, { y: 2 }] },
    ],
    ['no element', { a: { $elemMatch: { x: 1 } } }, { a: { x: 1 } }],
    ['a size of no array', { a: { $size: 1 } }, { a: 'x' }],
    ['an element that equals', { a: { $ne: 2 } }, { a: [1, 2] }],
    ['a remainder of text', { a: { $mod: [2, 0] } }, { a: '4' }],
    ['infinity by remainder', { a: { $mod: [2, 0] } }, { a: Number.POSITIVE_INFINITY }],
    ['text by bits', { a: { $bitsAllSet: 1 } }, { a: 'x' }],
    ['inherited properties', { constructor: { $exists: true } }, {}],
    ['zero as true', { $expr: '$a' }, { a: new Double(0) }],
  ])('%s', (_name, filter, document) => {
    expect(matches(filter, document)).toBe(false);
  });
});

describe('a filter is refused', () => {
  it.each<[string, Document, number]>([
    ['unknown operators', { a: { $foo: 1 } }, 2],
    ['unknown operators above fields', { $foo: 1 }, 2],
    ['a field among operators', { a: { $gt: 1, b: 2 } }, 2],
    ['$in without an array', { a: { $in: 1 } }, 2],
    ['operators in $in', { a: { $in: [{ $gt: 1 }] } }, 2],
    ['empty $or', { $or: [] }, 2],
    ['$and of no documents', { $and: [1] }, 2],
    ['$not of a value', { a: { $not: 5 } }, 2],
    ['$size that is not whole', { a: { $size: 1.5 } }, 2],
    ['$size below zero', { a: { $size: -1 } }, 2],
    ['$mod by zero', { a: { $mod: [0, 1] } }, 2],
    ['$mod of one', { a: { $mod: [1] } }, 2],
    ['$elemMatch of a value', { a: { $elemMatch: 1 } }, 2],
    ['$options alone', { a: { $options: 'i' } }, 2],
    ['a broken pattern', { a: { $regex: '(' } }, 51091],
    ['unknown pattern options', { a: { $regex: 'a', $options: 'q' } }, 51108],
    ['patterns in ranges', { a: { $gt: new BSONRegExp('a') } }, 2],
    ['patterns as unequal', { a: { $ne: new BSONRegExp('a') } }, 2],
    ['unknown types', { a: { $type: 'foo' } }, 2],
    ['negative masks', { a: { $bitsAllSet: -1 } }, 9],
    ['scripts', { $where: 'true' }, 115],
    ['text search', { $text: { $search: 'x' } }, 115],
    ['schemas', { $jsonSchema: {} }, 115],
    ['unknown expressions', { $expr: { $foo: 1 } }, 168],
    ['undefined variables', { $expr: '$$nope' }, 17276],
    ['places', { a: { $near: [1, 2] } }, 115],
  ])('%s', (_name, filter, code) => {
    expect(() => compileFilter(filter)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the fields of a filter', () => {
  it('are the top-level ones it looks at', () => {
    const { fields } = compileFilter({
      'a.b': 1,
      $or: [{ c: 1 }, { d: { $elemMatch: { e: 1 } } }],
    });
    expect(fields && [...fields].sort()).toEqual(['a', 'c', 'd']);
    expect(compileFilter({ a: 1, $expr: '$b' }).fields).toBeUndefined();
  });
});

describe('over plain documents', () => {
  const limit = fc.integer({ min: -3, max: 4 });
  const leaves = fc.array(plainLeaf, { maxLength: 3 });
  const element = fc.oneof(fc.record({ $gt: limit }), fc.record({ $in: leaves }));
  // Without $all, $mod and $size: to mingo no scalar has all, null is divisible, and what is missing in [] has size 0.
  const condition = fc.oneof(
    plainLeaf.map((value) => value as unknown),
    fc.record({ $gt: limit }),
    fc.record({ $lt: fc.constantFrom(new Date(1), new Date(90_000_000)) }),
    fc.record({ $lte: fc.constantFrom('x', 'y') }),
    fc.record({ $gte: limit, $lt: limit }),
    fc.record({ $in: leaves }),
    fc.record({ $nin: leaves }),
    fc.record({ $ne: plainLeaf }),
    fc.record({ $exists: fc.boolean() }),
    fc.record({ $regex: fc.constantFrom('^x', 'Z$', '^$'), $options: fc.constantFrom('', 'i') }),
    fc.record({ $not: fc.record({ $gt: limit }) }),
    fc.record({ $not: fc.record({ $in: leaves }) }),
  );
  // Without documents in arrays: mingo takes what they hold at a path for an array, and {} there for none.
  const clause = fc
    .oneof(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'n', 'a.p', 'b.q'), condition),
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.record({ $elemMatch: element })),
    )
    .map(([path, value]): Document => ({ [path]: value }));
  const clauses = fc.array(clause, { minLength: 1, maxLength: 3 });
  const filter = fc.oneof(
    clause,
    clauses.map(($and): Document => ({ $and })),
    clauses.map(($or): Document => ({ $or })),
    clauses.map(($nor): Document => ({ $nor })),
    fc.tuple(clauses, clauses).map(([$or, $and]): Document => ({ $or, $and: [{ $or: $and }] })),
  );
  const types = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 });

  it("agrees with mingo's own queries, whatever types its numbers have", () => {
    fc.assert(
      fc.property(filter, plainDocument, types, types, (given, document, one, other) => {
        const expected = new Query(given).test(document);
        expect(matches(retyped(given, one), retyped(document, other))).toBe(expected);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 10_000) },
    );
  });
});
