import { Binary, Decimal128, Double, Long, ObjectId, Timestamp } from 'bson';
import { compileExpression } from '../query/expression.ts';

const long = (value: number) => Long.fromNumber(value);
const double = (value: number) => new Double(value);
const decimal = (value: string) => Decimal128.fromString(value);
const id = new ObjectId('507f1f77bcf86cd799439011');

const document = {
  nested: [[{ r: 1 }], { r: 2 }],
  a: 1,
  b: 'x',
  d: new Date('2024-03-15T10:20:30.456Z'),
  list: [3, 1, 2],
  o: { p: 1, q: [{ r: 1 }, { r: 2 }] },
  none: null,
  l: long(5),
  f: double(2),
  m: decimal('1.10'),
  s: 'Hello wörld',
  empty: [],
  id,
  t: new Timestamp({ t: 7, i: 3 }),
};

const evaluate = (expression: unknown) => compileExpression(expression)(document);

/** With what to answer under `then`, a name that promises own elsewhere. */
const choice = (parts: Record<string, unknown>, answer: unknown) =>
  Object.fromEntries([...Object.entries(parts), ['then', answer]]);

type Cases = [unknown, unknown][];

const cases: [string, Cases][] = [
  [
    'paths and variables',
    [
      ['$a', 1],
      ['$o.q.r', [1, 2]],
      ['$nested.r', [2]],
      ['$list.0', []],
      ['$a.b', undefined],
      ['$nope', undefined],
      ['$$ROOT.a', 1],
      ['$$CURRENT.o.p', 1],
      ['$$REMOVE', undefined],
      [{ $literal: '$a' }, '$a'],
      [{ x: '$a', y: '$nope' }, { x: 1 }],
      [
        ['$a', '$nope'],
        [1, null],
      ],
      [{ $let: { vars: { x: 2, y: '$a' }, in: { $add: ['$$x', '$$y'] } } }, 3],
    ],
  ],
  [
    'arithmetic in the wider type',
    [
      [{ $add: ['$a', 1] }, 2],
      [{ $add: ['$a', '$l'] }, long(6)],
      [{ $add: ['$a', '$f'] }, double(3)],
      [{ $add: ['$a', '$m'] }, decimal('2.10')],
      [{ $add: [2147483647, 1] }, long(2147483648)],
      [{ $add: [Long.MAX_VALUE, 1] }, 2 ** 63],
      [{ $add: [] }, 0],
      [{ $add: ['$a', '$none'] }, null],
      [{ $add: ['$d', 1000] }, new Date('2024-03-15T10:20:31.456Z')],
      [{ $subtract: ['$d', new Date(0)] }, long(1710498030456)],
      [{ $subtract: ['$m', '$a'] }, decimal('0.10')],
      [{ $multiply: ['$m', 3] }, decimal('3.30')],
      [{ $multiply: [0.5, 2] }, double(1)],
      [{ $divide: [4, 2] }, double(2)],
      [{ $divide: [decimal('1'), 3] }, decimal('0.3333333333333333333333333333333333')],
      [{ $mod: [-7, 3] }, -1],
      [{ $mod: [7.5, 2] }, 1.5],
      [{ $abs: -5 }, 5],
      [{ $abs: double(-2) }, double(2)],
      [{ $abs: decimal('-1.5') }, decimal('1.5')],
      [{ $sqrt: 16 }, double(4)],
      [{ $pow: [2, 3] }, 8],
      [{ $pow: [2, -1] }, 0.5],
      [{ $exp: 0 }, double(1)],
      [{ $log10: 100 }, double(2)],
    ],
  ],
  [
    'rounding',
    [
      [{ $ceil: 1.2 }, double(2)],
      [{ $floor: -1.2 }, double(-2)],
      [{ $round: [2.5, 0] }, double(2)],
      [{ $round: [3.5] }, double(4)],
      [{ $round: [1234.567, 1] }, 1234.6],
      [{ $round: [1234, -2] }, 1200],
      [{ $round: '$m' }, decimal('1')],
      [{ $trunc: [-1.7] }, double(-1)],
      [{ $trunc: [1234.567, 2] }, 1234.56],
      [{ $round: [-0.4] }, -0],
      [{ $floor: '$l' }, long(5)],
    ],
  ],
  [
    'comparison',
    [
      [{ $eq: ['$a', double(1)] }, true],
      [{ $eq: ['$nope', null] }, false],
      [{ $lt: ['$nope', null] }, true],
      [{ $cmp: ['$a', '$b'] }, -1],
      [{ $gte: ['$list', 5] }, true],
      [{ $in: [long(1), '$list'] }, true],
    ],
  ],
  [
    'logic',
    [
      [{ $and: [] }, true],
      [{ $or: [] }, false],
      [{ $and: ['$a', '$none'] }, false],
      [{ $or: [0, '$f'] }, true],
      [{ $not: [double(0)] }, true],
      [{ $and: ['$empty', ''] }, true],
      [{ $cond: ['$none', 1, 2] }, 2],
      [{ $cond: choice({ if: '$a', else: 2 }, 1) }, 1],
      [{ $ifNull: ['$none', '$nope', 3] }, 3],
      [{ $switch: { branches: [choice({ case: { $gt: ['$a', 5] } }, 1)], default: 2 } }, 2],
      [{ $allElementsTrue: [[1, 0]] }, false],
      [{ $anyElementTrue: [[0, 1]] }, true],
    ],
  ],
  [
    'loops over arrays',
    [
      [{ $map: { input: '$list', as: 'v', in: { $multiply: ['$$v', 2] } } }, [6, 2, 4]],
      [{ $map: { input: '$none', in: 1 } }, null],
      [{ $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [3, 2]],
      [{ $filter: { input: '$list', as: 'v', cond: { $gt: ['$$v', 0] }, limit: 2 } }, [3, 1]],
      [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
      [
        {
          $map: {
            input: [[1], [2]],
            as: 'row',
            in: { $map: { input: '$$row', in: { $add: ['$$this', '$a'] } } },
          },
        },
        [[2], [3]],
      ],
    ],
  ],
  [
    'arrays',
    [
      [{ $size: '$list' }, 3],
      [{ $arrayElemAt: ['$list', -1] }, 2],
      [{ $arrayElemAt: ['$list', 9] }, undefined],
      [{ $first: '$list' }, 3],
      [{ $last: '$list' }, 2],
      [{ $slice: ['$list', -2] }, [1, 2]],
      [{ $slice: ['$list', 1, 1] }, [1]],
      [{ $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]],
      [{ $concatArrays: ['$list', '$none'] }, null],
      [{ $reverseArray: '$list' }, [2, 1, 3]],
      [{ $range: [5, 0, -2] }, [5, 3, 1]],
      [{ $indexOfArray: ['$list', 2] }, 2],
      [{ $isArray: '$list' }, true],
      [{ $sortArray: { input: '$list', sortBy: 1 } }, [1, 2, 3]],
      [{ $sortArray: { input: '$o.q', sortBy: { r: -1 } } }, [{ r: 2 }, { r: 1 }]],
      [
        { $zip: { inputs: ['$list', ['a', 'b']] } },
        [
          [3, 'a'],
          [1, 'b'],
        ],
      ],
      [{ $maxN: { input: '$list', n: 2 } }, [3, 2]],
      [{ $firstN: { input: '$list', n: 2 } }, [3, 1]],
    ],
  ],
  [
    'sets',
    [
      [
        {
          $setUnion: [
            [1, 2],
            [double(2), 3],
          ],
        },
        [1, 2, 3],
      ],
      [
        {
          $setIntersection: [
            [1, 2, 2],
            [2, 3],
          ],
        },
        [2],
      ],
      [{ $setDifference: [[1, 2, 3], [2]] }, [1, 3]],
      [
        {
          $setEquals: [
            [1, 2, 1],
            [2, 1],
          ],
        },
        true,
      ],
      [{ $setIsSubset: [[1], [1, 2]] }, true],
      [{ $setUnion: ['$none', [1]] }, null],
      [{ $setIntersection: [[{ a: 1, b: 2 }], [{ b: 2, a: 1 }]] }, []],
    ],
  ],
  [
    'objects',
    [
      [{ $mergeObjects: ['$o', { p: 2 }] }, { p: 2, q: [{ r: 1 }, { r: 2 }] }],
      [{ $mergeObjects: ['$none'] }, {}],
      [{ $objectToArray: { x: 1 } }, [{ k: 'x', v: 1 }]],
      [{ $arrayToObject: [[['x', 1]]] }, { x: 1 }],
      [{ $arrayToObject: [[{ k: 'x', v: 1 }]] }, { x: 1 }],
      [{ $getField: 'a' }, 1],
      [{ $getField: { field: { $literal: '$x' }, input: { $literal: { $x: 5 } } } }, 5],
      [{ $setField: { field: 'z', input: { y: 1 }, value: 9 } }, { y: 1, z: 9 }],
      [{ $unsetField: { field: 'y', input: { y: 1, z: 2 } } }, { z: 2 }],
    ],
  ],
  [
    'types',
    [
      [{ $type: '$nope' }, 'missing'],
      [{ $type: '$l' }, 'long'],
      [{ $type: '$f' }, 'double'],
      [{ $type: '$a' }, 'int'],
      [{ $isNumber: '$m' }, true],
      [{ $toString: '$m' }, '1.10'],
      [{ $toString: '$f' }, '2'],
      [{ $toString: '$d' }, '2024-03-15T10:20:30.456Z'],
      [{ $toInt: '12' }, 12],
      [{ $toInt: 1.9 }, 1],
      [{ $toLong: '$d' }, long(1710498030456)],
      [{ $toDouble: 3 }, double(3)],
      [{ $toDecimal: '1.50' }, decimal('1.50')],
      [{ $toDecimal: 0.1 }, decimal('0.100000000000000')],
      [{ $toBool: 'false' }, true],
      [{ $toDate: long(1000) }, new Date(1000)],
      [{ $toDate: '$id' }, id.getTimestamp()],
      [{ $toDate: '2024-01-02T03:04:05' }, new Date('2024-01-02T03:04:05Z')],
      [{ $toObjectId: id.toHexString() }, id],
      [{ $convert: { input: 'x', to: 'int', onError: 'bad' } }, 'bad'],
      [{ $convert: { input: '$none', to: 'int', onNull: 'none' } }, 'none'],
      [{ $convert: { input: '12', to: 16 } }, 12],
      [{ $toInt: '$none' }, null],
    ],
  ],
  [
    'texts',
    [
      [{ $concat: ['$b', '-', '$s'] }, 'x-Hello wörld'],
      [{ $concat: ['$b', '$none'] }, null],
      [{ $toUpper: '$s' }, 'HELLO WöRLD'],
      [{ $toLower: '$none' }, ''],
      [{ $strLenCP: '$s' }, 11],
      [{ $strLenBytes: '$s' }, 12],
      [{ $substrCP: ['$s', 1, 3] }, 'ell'],
      [{ $substrBytes: ['$s', 6, 3] }, 'wö'],
      [{ $substr: ['$s', 6, -1] }, 'wörld'],
      [{ $indexOfCP: ['$s', 'l', 5] }, 9],
      [{ $indexOfBytes: ['$s', 'rld'] }, 9],
      [{ $indexOfCP: ['$s', 'zz'] }, -1],
      [{ $split: ['a-$b-c', '-'] }, ['a', '$b', 'c']],
      [{ $trim: { input: '  $x ' } }, '$x'],
      [{ $replaceAll: { input: 'aba', find: 'a', replacement: { $literal: '$' } } }, '$b$'],
      [{ $regexMatch: { input: '$s', regex: '^hel', options: 'i' } }, true],
      [{ $regexMatch: { input: '$none', regex: 'a' } }, false],
      [
        { $regexFind: { input: '$s', regex: 'w(ö)(x)?' } },
        { match: 'wö', idx: 6, captures: ['ö', null] },
      ],
      [
        { $regexFindAll: { input: '\u{1f600}ab', regex: '[ab]' } },
        [
          { match: 'a', idx: 1, captures: [] },
          { match: 'b', idx: 2, captures: [] },
        ],
      ],
      [{ $strcasecmp: ['a', 'B'] }, -1],
    ],
  ],
  [
    'dates',
    [
      [{ $year: '$d' }, 2024],
      [{ $month: '$d' }, 3],
      [{ $dayOfWeek: '$d' }, 6],
      [{ $week: '$d' }, 10],
      [{ $isoWeek: '$d' }, 11],
      [{ $isoWeekYear: '$d' }, long(2024)],
      [{ $hour: { date: '$d', timezone: '+08:00' } }, 18],
      [{ $year: '$none' }, null],
      [{ $year: '$id' }, 2012],
      [
        {
          $dateToString: { date: '$d', format: '%Y-%m-%d %H:%M:%S.%L', timezone: 'Asia/Shanghai' },
        },
        '2024-03-15 18:20:30.456',
      ],
      [{ $dateToString: { date: '$none', onNull: 'none' } }, 'none'],
      [
        { $dateFromString: { dateString: '06/05/2024', format: '%d/%m/%Y' } },
        new Date('2024-05-06'),
      ],
      [{ $dateFromParts: { year: 2024, month: 2, day: 3 } }, new Date('2024-02-03')],
      [
        { $dateFromParts: { year: 2023, month: 14, timezone: 'Asia/Shanghai' } },
        new Date('2024-01-31T16:00:00Z'),
      ],
      [
        { $dateFromParts: { isoWeekYear: 2020, isoWeek: 53, isoDayOfWeek: 7 } },
        new Date('2021-01-03'),
      ],
      [
        {
          $dateAdd: {
            startDate: new Date('2024-03-09T17:00:00Z'),
            unit: 'day',
            amount: 1,
            timezone: 'America/New_York',
          },
        },
        new Date('2024-03-10T16:00:00Z'),
      ],
      [
        {
          $dateSubtract: {
            startDate: new Date('2024-03-31T01:02:03Z'),
            unit: 'quarter',
            amount: 1,
          },
        },
        new Date('2023-12-31T01:02:03Z'),
      ],
      [{ $hour: { date: '$d', timezone: 'UTC' } }, 10],
      [{ $hour: { date: '$d', timezone: 'Asia/Shanghai' } }, 18],
      [
        { $dateAdd: { startDate: new Date('2024-01-31'), unit: 'month', amount: 1 } },
        new Date('2024-02-29'),
      ],
      [{ $dateDiff: { startDate: '$d', endDate: new Date('2024-05-01'), unit: 'day' } }, long(47)],
      [{ $dateTrunc: { date: '$d', unit: 'month' } }, new Date('2024-03-01')],
      [
        { $dateToParts: { date: '$d' } },
        { year: 2024, month: 3, day: 15, hour: 10, minute: 20, second: 30, millisecond: 456 },
      ],
      [{ $tsSecond: '$t' }, long(7)],
      [{ $tsIncrement: '$t' }, long(3)],
    ],
  ],
  [
    'sums and bits',
    [
      [{ $sum: '$list' }, 6],
      [{ $sum: ['$a', '$l', 'x'] }, long(6)],
      [{ $avg: '$list' }, double(2)],
      [{ $avg: '$b' }, null],
      [{ $max: '$list' }, 3],
      [{ $min: ['$a', '$none'] }, 1],
      [{ $stdDevPop: [1, 3] }, double(1)],
      [{ $bitAnd: [6, 3] }, 2],
      [{ $bitOr: [6, long(1)] }, long(7)],
      [{ $bitNot: 5 }, -6],
      [{ $binarySize: '中' }, 3],
      [{ $median: { input: '$list', method: 'approximate' } }, double(2)],
      [{ $bsonSize: {} }, 5],
      [{ $binarySize: new Binary(Buffer.from('abc')) }, 3],
    ],
  ],
];

describe('expressions', () => {
  it.each(cases)('calculate: %s', (_name, examples) => {
    for (const [expression, expected] of examples)
      expect([expression, evaluate(expression)]).toEqual([expression, expected]);
  });

  it.each<[string, unknown, number]>([
    ['unknown operators', { $foo: 1 }, 168],
    ['scripts', { $function: { body: 'x', args: [], lang: 'js' } }, 168],
    ['two operators', { $add: [1], $subtract: [2] }, 15983],
    ['undefined variables', '$$nope', 17276],
    ['a lone dollar', '$', 16872],
    ['empty parts of paths', '$a..b', 15998],
    ['variables with capitals', { $let: { vars: { X: 1 }, in: 1 } }, 9],
    ['dotted names', { 'a.b': 1 }, 16412],
    ['wrong numbers of operands', { $eq: [1] }, 16020],
    ['incomplete conditions', { $cond: choice({ if: 1 }, 2) }, 17082],
    ['switches without branches', { $switch: { branches: [] } }, 40068],
  ])('refuse when compiled: %s', (_name, expression, code) => {
    expect(() => compileExpression(expression)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[string, unknown, number]>([
    ['sums of text', { $add: ['$b', 1] }, 14],
    ['differences of text', { $subtract: ['$b', 1] }, 14],
    ['division by zero', { $divide: [1, 0] }, 2],
    ['remainders by zero', { $mod: [1, 0] }, 16610],
    ['roots of negative numbers', { $sqrt: -1 }, 28714],
    ['sizes of numbers', { $size: '$a' }, 17124],
    ['loops over numbers', { $map: { input: '$a', in: 1 } }, 16883],
    ['elements of numbers', { $arrayElemAt: ['$a', 0] }, 28689],
    ['texts joined with numbers', { $concat: ['$b', 1] }, 16702],
    ['cutting characters', { $substrBytes: ['ö', 1, 1] }, 28656],
    ['merging numbers', { $mergeObjects: ['$a'] }, 40400],
    ['unreadable numbers', { $toInt: '1.5' }, 241],
    ['unreadable ids', { $toObjectId: 'zz' }, 241],
    ['too great numbers', { $toInt: 3e9 }, 241],
    ['dates of int', { $toDate: 5 }, 241],
    ['parts of text as date', { $year: '$b' }, 16006],
    ['no matching branch', { $switch: { branches: [choice({ case: false }, 1)] } }, 40066],
    ['endless ranges', { $range: [0, 1, 0] }, 34449],
    ['bits of doubles', { $bitAnd: [1, 1.5] }, 14],
    ['patterns on numbers', { $regexMatch: { input: '$a', regex: 'x' } }, 51104],
  ])('refuse when evaluated: %s', (_name, expression, code) => {
    expect(() => evaluate(expression)).toThrow(expect.objectContaining({ code }));
  });

  it('take text in documents as text, never as paths or operators', () => {
    const hostile = { text: '$secret', secret: 1, doc: { $add: [1, 2] } };
    const of = (expression: unknown) => compileExpression(expression)(hostile);
    expect(of({ $trim: { input: '$text' } })).toBe('$secret');
    expect(of({ $split: ['$text', '-'] })).toEqual(['$secret']);
    expect(of({ $zip: { inputs: [['$doc'], ['$text']] } })).toEqual([
      [{ $add: [1, 2] }, '$secret'],
    ]);
  });
});
