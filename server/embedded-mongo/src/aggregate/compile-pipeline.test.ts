import { Decimal128, Double, Long } from 'bson';
import fc from 'fast-check';
import { Aggregator } from 'mingo';
import type { Document } from '../bson/types.ts';
import { plainDocument } from '../properties/arbitrary-values.ts';
import { compileFilter } from '../query/matcher.ts';
import { compareSortValues, parseSort, sortValuesOf } from '../query/sort.ts';
import { compilePipeline } from './compile-pipeline.ts';
import type { Leading, PipelineEnvironment } from './pipeline-types.ts';

type Collections = Record<string, Document[]>;

function environmentOf(collections: Collections): PipelineEnvironment {
  return {
    database: 'test',
    variables: {},
    *read(_database, collection, filter = {}) {
      const { matches } = compileFilter(filter);
      for (const document of collections[collection] ?? []) {
        yield undefined;
        if (matches(document)) yield document;
      }
    },
  };
}

/** What the planner does with the part of a pipeline that it is given. */
function source(documents: Document[], { filter = {}, sort, limit, fields }: Leading): Document[] {
  const { matches } = compileFilter(filter);
  const keys = parseSort(sort);
  const values = (document: Document) => sortValuesOf(document, keys);
  return documents
    .filter(matches)
    .sort((a, b) => compareSortValues(values(a), values(b), keys))
    .slice(0, limit)
    .map((document) => {
      const entries = Object.entries(document).filter(([name]) => fields?.has(name) ?? true);
      return Object.fromEntries(entries);
    });
}

function run(collections: Collections, pipeline: Document[]): Document[] {
  const compiled = compilePipeline(pipeline, environmentOf(collections));
  const input = compiled.sourceless ? [] : source(collections.c ?? [], compiled.leading);
  return [...compiled.run(input)].filter((document) => document !== undefined);
}

const long = (value: number) => Long.fromNumber(value);
const double = (value: number) => new Double(value);
const decimal = (value: string) => Decimal128.fromString(value);

const c = (): Document[] => [
  { _id: 1, a: 1, b: 'x', list: [3, 1, 2], o: { p: 1 }, f: double(2), m: decimal('1.10') },
  { _id: 2, a: 2.5, b: 'y', list: [], o: { p: 7 }, f: 1.5, m: decimal('2') },
  { _id: 3, a: long(4), b: 'x', list: 'no', o: null },
];

const k = (): Document[] => [
  { _id: 'k1', name: 'x', v: 1, next: 'y' },
  { _id: 'k2', name: 'y', v: 2, next: 'z' },
  { _id: 'k3', name: 'z', v: 3, next: 'x' },
  { _id: 'k4', v: null },
];

const ids = { $project: { _id: 1 } };

describe('a pipeline', () => {
  it.each<[string, Document[], unknown[]]>([
    ['matches', [{ $match: { a: { $gte: 2 } } }, ids], [{ _id: 2 }, { _id: 3 }]],
    [
      'matches after a sort',
      [{ $sort: { _id: -1 } }, { $match: { b: 'x' } }, ids],
      [{ _id: 3 }, { _id: 1 }],
    ],
    ['skips and limits', [{ $skip: 1 }, { $limit: 1 }, ids], [{ _id: 2 }]],
    ['limits, then skips', [{ $limit: 2 }, { $skip: 1 }, ids], [{ _id: 2 }]],
    [
      'sorts and limits after other stages',
      [{ $project: { b: 1 } }, { $sort: { b: -1, _id: -1 } }, { $skip: 1 }, { $limit: 1 }, ids],
      [{ _id: 3 }],
    ],
    [
      'adds fields',
      [
        { $match: { _id: 1 } },
        { $project: { o: 1 } },
        { $addFields: { 'o.q': '$_id', z: { w: 1 } } },
      ],
      [{ _id: 1, o: { p: 1, q: 1 }, z: { w: 1 } }],
    ],
    [
      'adds fields in arrays',
      [{ $documents: [{ l: [{ a: 1 }, 5] }] }, { $set: { 'l.b': 2 } }],
      [{ l: [{ a: 1, b: 2 }, { b: 2 }] }],
    ],
    [
      'removes fields',
      [{ $unset: ['a', 'b', 'list', 'f', 'm', 'o.p'] }, { $limit: 1 }],
      [{ _id: 1, o: {} }],
    ],
    [
      'replaces the root',
      [
        { $match: { _id: 1 } },
        { $replaceRoot: { newRoot: { $mergeObjects: ['$o', { i: '$_id' }] } } },
      ],
      [{ p: 1, i: 1 }],
    ],
    [
      'unwinds',
      [{ $unwind: '$list' }, { $project: { list: 1 } }],
      [
        { _id: 1, list: 3 },
        { _id: 1, list: 1 },
        { _id: 1, list: 2 },
        { _id: 3, list: 'no' },
      ],
    ],
    [
      'unwinds with positions',
      [
        { $match: { _id: { $lt: 3 } } },
        { $unwind: { path: '$list', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } },
        { $project: { at: 1, list: 1 } },
        { $skip: 2 },
      ],
      [
        { _id: 1, list: 2, at: long(2) },
        { _id: 2, at: null },
      ],
    ],
    ['counts', [{ $match: { b: 'x' } }, { $count: 'n' }], [{ n: 2 }]],
    ['counts nothing as nothing', [{ $match: { b: 'q' } }, { $count: 'n' }], []],
    [
      'sorts by count',
      [{ $sortByCount: '$b' }],
      [
        { _id: 'x', count: 2 },
        { _id: 'y', count: 1 },
      ],
    ],
    [
      'fills buckets',
      [{ $bucket: { groupBy: '$_id', boundaries: [0, 2, 5], output: { s: { $sum: '$_id' } } } }],
      [
        { _id: 0, s: 1 },
        { _id: 2, s: 5 },
      ],
    ],
    [
      'fills buckets with the rest',
      [{ $bucket: { groupBy: '$a', boundaries: [0, 2], default: 'more' } }],
      [
        { _id: 0, count: 1 },
        { _id: 'more', count: 2 },
      ],
    ],
    [
      'finds buckets',
      [{ $bucketAuto: { groupBy: '$_id', buckets: 2 } }],
      [
        { _id: { min: 1, max: 3 }, count: 2 },
        { _id: { min: 3, max: 3 }, count: 1 },
      ],
    ],
    [
      'has facets',
      [{ $facet: { n: [{ $count: 'n' }], x: [{ $match: { b: 'x' } }, ids] } }],
      [{ n: [{ n: 3 }], x: [{ _id: 1 }, { _id: 3 }] }],
    ],
    [
      'looks up by fields',
      [
        { $lookup: { from: 'k', localField: 'b', foreignField: 'name', as: 'j' } },
        { $project: { j: '$j.v' } },
      ],
      [
        { _id: 1, j: [1] },
        { _id: 2, j: [2] },
        { _id: 3, j: [1] },
      ],
    ],
    [
      'looks up elements',
      [
        { $lookup: { from: 'k', localField: 'list', foreignField: 'v', as: 'j' } },
        { $project: { j: '$j._id' } },
      ],
      [
        { _id: 1, j: ['k1', 'k2', 'k3'] },
        { _id: 2, j: [] },
        { _id: 3, j: [] },
      ],
    ],
    [
      'looks up what is missing',
      [
        { $limit: 1 },
        { $lookup: { from: 'k', localField: 'q', foreignField: 'v', as: 'j' } },
        { $project: { j: '$j._id' } },
      ],
      [{ _id: 1, j: ['k4'] }],
    ],
    [
      'looks up by a pipeline',
      [
        {
          $lookup: {
            from: 'k',
            let: { at: '$_id' },
            pipeline: [{ $match: { $expr: { $gte: ['$v', '$$at'] } } }, { $count: 'n' }],
            as: 'j',
          },
        },
        { $project: { j: 1 } },
      ],
      [
        { _id: 1, j: [{ n: 3 }] },
        { _id: 2, j: [{ n: 2 }] },
        { _id: 3, j: [{ n: 1 }] },
      ],
    ],
    [
      'looks up by fields and a pipeline',
      [
        { $limit: 1 },
        {
          $lookup: {
            from: 'k',
            localField: 'b',
            foreignField: 'name',
            pipeline: [{ $project: { v: 1, _id: 0 } }],
            as: 'o.j',
          },
        },
        { $project: { o: 1 } },
      ],
      [{ _id: 1, o: { p: 1, j: [{ v: 1 }] } }],
    ],
    [
      'looks up in documents of its own',
      [
        { $limit: 1 },
        { $lookup: { pipeline: [{ $documents: [{ q: 1 }] }], as: 'j' } },
        { $project: { j: 1 } },
      ],
      [{ _id: 1, j: [{ q: 1 }] }],
    ],
    [
      'looks up in no collection',
      [
        { $limit: 1 },
        { $lookup: { from: 'none', localField: 'b', foreignField: 'name', as: 'j' } },
        { $project: { j: 1 } },
      ],
      [{ _id: 1, j: [] }],
    ],
    [
      'walks graphs',
      [
        { $limit: 1 },
        {
          $graphLookup: {
            from: 'k',
            startWith: '$b',
            connectFromField: 'next',
            connectToField: 'name',
            as: 'g',
            depthField: 'd',
          },
        },
        { $project: { g: { $map: { input: '$g', in: ['$$this._id', '$$this.d'] } } } },
      ],
      [
        {
          _id: 1,
          g: [
            ['k1', long(0)],
            ['k2', long(1)],
            ['k3', long(2)],
          ],
        },
      ],
    ],
    [
      'walks graphs only so far',
      [
        { $limit: 1 },
        {
          $graphLookup: {
            from: 'k',
            startWith: '$b',
            connectFromField: 'next',
            connectToField: 'name',
            as: 'g',
            maxDepth: 1,
            restrictSearchWithMatch: { v: { $lt: 2 } },
          },
        },
        { $project: { g: '$g._id' } },
      ],
      [{ _id: 1, g: ['k1'] }],
    ],
    [
      'unites',
      [ids, { $unionWith: { coll: 'k', pipeline: [{ $match: { v: { $gt: 2 } } }, ids] } }],
      [{ _id: 1 }, { _id: 2 }, { _id: 3 }, { _id: 'k3' }],
    ],
    [
      'redacts',
      [
        { $project: { o: 1 } },
        { $redact: { $cond: [{ $gt: ['$p', 5] }, '$$PRUNE', '$$DESCEND'] } },
      ],
      [{ _id: 1, o: { p: 1 } }, { _id: 2 }, { _id: 3, o: null }],
    ],
    ['brings its own documents', [{ $documents: [{ x: { $add: [1, 2] } }] }], [{ x: 3 }]],
    [
      'fills gaps',
      [
        { $fill: { sortBy: { _id: 1 }, output: { f: { method: 'locf' }, m: { value: 0 } } } },
        { $project: { f: 1, m: 1 } },
        { $skip: 2 },
      ],
      [{ _id: 3, f: 1.5, m: 0 }],
    ],
    [
      'fills gaps on a line',
      [
        { $documents: [{ i: 1, v: 1 }, { i: 2 }, { i: 4, v: 4 }] },
        { $fill: { sortBy: { i: 1 }, output: { v: { method: 'linear' } } } },
      ],
      [
        { i: 1, v: 1 },
        { i: 2, v: double(2) },
        { i: 4, v: 4 },
      ],
    ],
    [
      'densifies numbers',
      [
        {
          $documents: [
            { i: 1, p: 'a' },
            { i: 4, p: 'a' },
          ],
        },
        { $densify: { field: 'i', partitionByFields: ['p'], range: { step: 2, bounds: [0, 6] } } },
      ],
      [
        { p: 'a', i: 0 },
        { i: 1, p: 'a' },
        { p: 'a', i: 2 },
        { i: 4, p: 'a' },
      ],
    ],
    [
      'densifies dates',
      [
        { $documents: [{ d: new Date('2024-01-31') }, { d: new Date('2024-03-31') }] },
        { $densify: { field: 'd', range: { step: 1, unit: 'month', bounds: 'full' } } },
      ],
      [{ d: new Date('2024-01-31') }, { d: new Date('2024-02-29') }, { d: new Date('2024-03-31') }],
    ],
  ])('%s', (_name, pipeline, expected) => {
    expect(run({ c: c(), k: k() }, pipeline)).toEqual(expected);
  });

  it('samples as many as asked, each document once', () => {
    const sampled = run({ c: c() }, [{ $sample: { size: 2 } }]);
    expect(new Set(sampled.map(({ _id }) => _id)).size).toBe(2);
    expect(run({ c: c() }, [{ $sample: { size: 9 } }])).toHaveLength(3);
  });
});

describe('$group', () => {
  const group = (fields: Document, documents = c()) =>
    run({ c: documents }, [{ $group: { _id: null, ...fields } }])[0];

  it.each<[string, Document, unknown]>([
    ['sums in the widest type', { $sum: '$a' }, 7.5],
    ['sums decimals', { $sum: '$m' }, decimal('3.10')],
    ['counts in int', { $sum: 1 }, 3],
    ['averages', { $avg: '$_id' }, double(2)],
    ['averages decimals', { $avg: '$m' }, decimal('1.55')],
    ['averages nothing', { $avg: '$b' }, null],
    ['finds the least and ignores missing', { $min: '$f' }, 1.5],
    ['finds the greatest across types', { $max: '$list' }, [3, 1, 2]],
    ['takes the first', { $first: '$nope' }, null],
    ['takes the last', { $last: '$_id' }, 3],
    ['lists and leaves out missing', { $push: '$f' }, [double(2), 1.5]],
    ['lists each value once', { $addToSet: '$b' }, ['x', 'y']],
    ['merges', { $mergeObjects: '$o' }, { p: 7 }],
    ['measures deviation', { $stdDevSamp: '$_id' }, double(1)],
    ['counts', { $count: {} }, 3],
    ['takes the top', { $top: { output: '$_id', sortBy: { b: -1 } } }, 2],
    [
      'takes several from the bottom',
      { $bottomN: { output: '$_id', sortBy: { _id: 1 }, n: 2 } },
      [2, 3],
    ],
    ['takes several first', { $firstN: { input: '$nope', n: 2 } }, [null, null]],
    ['takes several last', { $lastN: { input: '$_id', n: 2 } }, [2, 3]],
    ['takes several greatest', { $maxN: { input: '$a', n: 2 } }, [long(4), 2.5]],
    ['finds the median', { $median: { input: '$_id', method: 'approximate' } }, double(2)],
  ])('%s', (_name, accumulator, expected) => {
    expect(group({ r: accumulator })?.r).toEqual(expected);
  });

  it('puts values together that are equal in BSON, and only those', () => {
    const values = [
      1,
      double(1),
      long(1),
      decimal('1.0'),
      '1',
      null,
      undefined,
      { a: 1 },
      { a: long(1) },
      [1],
      true,
    ];
    const documents = values.map((a) => (a === undefined ? {} : { a }));
    const groups = run({ c: documents }, [{ $group: { _id: '$a', n: { $sum: 1 } } }]);
    expect(groups.map(({ _id, n }) => [_id, n])).toEqual([
      [1, 4],
      ['1', 1],
      [null, 2],
      [{ a: 1 }, 2],
      [[1], 1],
      [true, 1],
    ]);
  });

  it('tells a missing part of a key from null', () => {
    const documents = [{ a: null }, {}, { a: null }];
    const groups = run({ c: documents }, [{ $group: { _id: { a: '$a' }, n: { $sum: 1 } } }]);
    expect(groups).toEqual([
      { _id: { a: null }, n: 2 },
      { _id: {}, n: 1 },
    ]);
  });

  it('keeps whole sums exact and grows them: int, long, double', () => {
    const sumOf = (...values: unknown[]) =>
      group(
        { r: { $sum: '$v' } },
        values.map((v) => ({ v })),
      )?.r;
    expect(sumOf(2147483647, 1)).toEqual(long(2147483648));
    expect(sumOf(Long.fromBigInt(2n ** 53n), 1)).toEqual(Long.fromBigInt(2n ** 53n + 1n));
    expect(sumOf(Long.MAX_VALUE, 1)).toBe(2 ** 63);
    expect(sumOf(...Array.from({ length: 10 }, () => 0.1))).toEqual(double(1));
    expect(sumOf('x', null)).toBe(0);
  });

  it("agrees with mingo's own groups over plain numbers", () => {
    const pipeline = [
      { $group: { _id: '$c', n: { $sum: '$n' }, least: { $min: '$n' }, all: { $push: '$n' } } },
    ];
    fc.assert(
      fc.property(fc.array(plainDocument, { maxLength: 20 }), (documents) => {
        const theirs = new Aggregator(pipeline).run(structuredClone(documents));
        const byKey = (groups: Document[]) => groups.map((one) => JSON.stringify(one)).sort();
        expect(byKey(run({ c: documents }, pipeline))).toEqual(byKey(theirs as Document[]));
      }),
      { numRuns: 500 },
    );
  });
});

describe('$setWindowFields', () => {
  const window = (output: Document, more: Document = {}) =>
    run({ c: c() }, [
      { $setWindowFields: { sortBy: { _id: 1 }, output: { r: output }, ...more } },
    ]).map(({ r }) => r);

  it.each<[string, Document, unknown[]]>([
    [
      'sums up to here',
      { $sum: '$_id', window: { documents: ['unbounded', 'current'] } },
      [1, 3, 6],
    ],
    [
      'averages neighbours',
      { $avg: '$_id', window: { documents: [-1, 1] } },
      [1.5, double(2), 2.5],
    ],
    ['sums a range', { $sum: '$_id', window: { range: [-1, 0] } }, [1, 3, 5]],
    [
      'looks at the whole partition',
      { $push: '$_id' },
      [
        [1, 2, 3],
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
    [
      'collects up to here',
      { $push: '$_id', window: { documents: ['unbounded', 'current'] } },
      [[1], [1, 2], [1, 2, 3]],
    ],
    ['numbers documents', { $documentNumber: {} }, [1, 2, 3]],
    ['shifts', { $shift: { output: '$b', by: 1, default: 'none' } }, ['y', 'x', 'none']],
    ['carries forward', { $locf: '$f' }, [double(2), 1.5, 1.5]],
    [
      'derives',
      { $derivative: { input: '$_id' }, window: { documents: [-1, 0] } },
      [null, double(1), double(1)],
    ],
    [
      'integrates',
      { $integral: { input: '$_id' }, window: { documents: ['unbounded', 'current'] } },
      [double(0), 1.5, double(4)],
    ],
    ['may have an empty window', { $sum: '$_id', window: { documents: [1, 2] } }, [5, 3, 0]],
  ])('%s', (_name, output, expected) => {
    expect(window(output)).toEqual(expected);
  });

  it('ranks equal documents equally, in partitions', () => {
    expect(window({ $rank: {} }, { sortBy: { b: 1 } })).toEqual([1, 1, 3]);
    expect(window({ $denseRank: {} }, { sortBy: { b: 1 } })).toEqual([1, 1, 2]);
    expect(window({ $documentNumber: {} }, { partitionBy: '$b' })).toEqual([1, 2, 1]);
  });

  it('moves ranges of dates by units', () => {
    const days = ['2024-01-30', '2024-01-31', '2024-02-29'].map((day) => ({ d: new Date(day) }));
    const output = { n: { $sum: 1, window: { range: [-1, 'current'], unit: 'month' } } };
    const result = run({ c: days }, [{ $setWindowFields: { sortBy: { d: 1 }, output } }]);
    expect(result.map(({ n }) => n)).toEqual([1, 2, 3]);
  });
});

describe('a pipeline is refused', () => {
  it.each<[string, Document[], number]>([
    ['with unknown stages', [{ $foo: 1 }], 40324],
    ['with two stages in one', [{ $match: {}, $limit: 1 }], 40323],
    ['with empty stages', [{}], 40323],
    ['with stages that are no documents', [5 as never], 14],
    ['with $out before the end', [{ $out: 'x' }, { $match: {} }], 40601],
    ['with $documents after the beginning', [{ $match: {} }, { $documents: [] }], 40602],
    ['with places', [{ $geoNear: {} }], 115],
    ['with search', [{ $search: {} }], 31082],
    ['with change streams', [{ $changeStream: {} }], 40573],
    ['with statistics', [{ $indexStats: {} }], 115],
    ['with filters of values', [{ $match: 5 }], 15959],
    ['with unknown filters', [{ $match: { $foo: 1 } }], 2],
    ['with a limit of none', [{ $limit: 0 }], 15958],
    ['with a negative limit', [{ $limit: -1 }], 5107201],
    ['with a negative skip', [{ $skip: -1 }], 5107200],
    ['with empty sorts', [{ $sort: {} }], 15976],
    ['with groups without a key', [{ $group: { n: { $sum: 1 } } }], 15955],
    ['with unknown accumulators', [{ $group: { _id: 1, n: { $foo: 1 } } }], 15952],
    ['with fields that accumulate nothing', [{ $group: { _id: 1, n: 1 } }], 40234],
    ['with dotted groups', [{ $group: { _id: 1, 'n.x': { $sum: 1 } } }], 40235],
    ['with two accumulators', [{ $group: { _id: 1, n: { $sum: 1, $avg: 1 } } }], 40238],
    ['with unwound names', [{ $unwind: 'list' }], 28818],
    ['with unordered boundaries', [{ $bucket: { groupBy: '$a', boundaries: [5, 0] } }], 40194],
    ['with boundaries of two types', [{ $bucket: { groupBy: '$a', boundaries: [5, 'x'] } }], 40193],
    ['with facets in facets', [{ $facet: { a: [{ $facet: { b: [] } }] } }], 40600],
    ['with $out in facets', [{ $facet: { a: [{ $out: 'x' }] } }], 40600],
    ['with half a lookup', [{ $lookup: { from: 'k', localField: 'a', as: 'j' } }], 9],
    [
      'with unknown words in a lookup',
      [{ $lookup: { from: 'k', pipeline: [], as: 'j', foo: 1 } }],
      9,
    ],
    [
      'with broken stages in a lookup',
      [{ $lookup: { from: 'k', pipeline: [{ $foo: 1 }], as: 'j' } }],
      40324,
    ],
    [
      'with $out in a lookup',
      [{ $lookup: { from: 'k', pipeline: [{ $out: 'x' }], as: 'j' } }],
      40601,
    ],
    ['with samples of none', [{ $sample: { size: 0 } }], 28747],
    ['with counts of no name', [{ $count: '' }], 40157],
    ['with unknown window functions', [{ $setWindowFields: { output: { x: { $foo: 1 } } } }], 9],
    ['with ranks of no order', [{ $setWindowFields: { output: { x: { $rank: {} } } } }], 5371602],
  ])('%s', (_name, pipeline, code) => {
    expect(() => compilePipeline(pipeline, environmentOf({}))).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it.each<[string, Document[], number]>([
    ['roots that are no documents', [{ $replaceWith: '$a' }], 40228],
    ['values outside of all buckets', [{ $bucket: { groupBy: '$a', boundaries: [0, 2] } }], 40066],
    ['other words than keep, prune and descend', [{ $redact: 'x' }], 17053],
  ])('while it runs, for %s', (_name, pipeline, code) => {
    expect(() => run({ c: c() }, pipeline)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[string, Document]>([
    ['$group', { $group: { _id: '$_id', all: { $push: '$text' } } }],
    ['$sort', { $sort: { text: 1, _id: -1 } }],
    ['$facet', { $facet: { all: [{ $limit: 1 }] } }],
    ['$setWindowFields', { $setWindowFields: { output: { n: { $sum: 1 } } } }],
    ['$bucketAuto', { $bucketAuto: { groupBy: '$_id', buckets: 3 } }],
  ])('when %s would hold more than MongoDB holds', (_name, stage) => {
    const text = 'x'.repeat(2 ** 20);
    const pipeline = compilePipeline([{ $skip: 0 }, stage], environmentOf({}));
    const documents = Array.from({ length: 120 }, (_, _id) => ({ _id, text }));
    expect(() => [...pipeline.run(documents)]).toThrow(expect.objectContaining({ code: 292 }));
  });
});

describe('what a pipeline hands to the planner', () => {
  const leadingOf = (...pipeline: Document[]) =>
    compilePipeline(pipeline, environmentOf({})).leading;

  it('is its filters, sort and limit', () => {
    expect(leadingOf({ $match: { a: 1 } }, { $sort: { b: 1 } }, { $limit: 5 })).toEqual({
      filter: { a: 1 },
      sort: { b: 1 },
      limit: 5,
    });
    expect(
      leadingOf(
        { $sort: { b: 1 } },
        { $match: { a: 1 } },
        { $match: { c: 1 } },
        { $skip: 2 },
        { $limit: 5 },
      ),
    ).toEqual({
      filter: { $and: [{ a: 1 }, { c: 1 }] },
      sort: { b: 1 },
      limit: 7,
    });
    expect(leadingOf({ $limit: 5 }, { $match: { a: 1 } })).toEqual({ limit: 5 });
  });

  it('is the fields that it looks at, where others get lost', () => {
    const fieldsOf = (...pipeline: Document[]) =>
      [...(leadingOf(...pipeline).fields ?? ['all'])].sort();
    expect(
      fieldsOf({ $sort: { s: 1 } }, { $group: { _id: '$a.b', n: { $sum: { $add: ['$c', 1] } } } }),
    ).toEqual(['a', 'c', 's']);
    expect(
      fieldsOf({ $unwind: '$l' }, { $match: { x: 1 } }, { $project: { p: 1, q: '$r' } }),
    ).toEqual(['_id', 'l', 'p', 'q', 'r', 'x']);
    expect(fieldsOf({ $count: 'n' })).toEqual([]);
    expect(fieldsOf({ $group: { _id: '$a', all: { $push: '$$ROOT' } } })).toEqual(['all']);
    expect(fieldsOf({ $project: { a: 0 } })).toEqual(['all']);
    expect(fieldsOf({ $match: { a: 1 } })).toEqual(['all']);
  });

  it('is read again by a lookup no further than its own filter lets through', () => {
    const filters: unknown[] = [];
    const environment: PipelineEnvironment = {
      ...environmentOf({}),
      read: (_database, _collection, filter) => {
        filters.push(filter);
        return [];
      },
    };
    const pipeline = [{ $match: { z: 1, $expr: { $eq: ['$name', '$$b'] } } }];
    const lookup = { $lookup: { from: 'k', let: { b: '$b' }, pipeline, as: 'j' } };
    const compiled = compilePipeline([{ $skip: 0 }, lookup], environment);
    expect([...compiled.run(c())]).toHaveLength(3);
    expect(filters[0]).toEqual({ $and: [{ z: 1 }, { name: { $eq: 'x' } }] });
  });
});

describe('what a pipeline writes', () => {
  const outputOf = (stage: Document) => compilePipeline([stage], environmentOf({})).output;

  it('is described for $out and $merge', () => {
    expect(outputOf({ $out: 'x' })).toEqual({ kind: 'out', database: 'test', collection: 'x' });
    expect(outputOf({ $out: { db: 'd', coll: 'x' } })).toEqual({
      kind: 'out',
      database: 'd',
      collection: 'x',
    });
    expect(outputOf({ $merge: 'x' })).toMatchObject({
      kind: 'merge',
      database: 'test',
      collection: 'x',
      on: ['_id'],
      whenMatched: 'merge',
      whenNotMatched: 'insert',
    });
    expect(outputOf({ $match: {} })).toBeUndefined();
  });

  it('can be merged by a pipeline with variables', () => {
    const whenMatched = [{ $set: { n: { $add: ['$n', '$$new.n'] } } }];
    const output = outputOf({
      $merge: {
        into: { db: 'd', coll: 'x' },
        on: ['a', 'b'],
        let: { by: '$n' },
        whenMatched,
        whenNotMatched: 'discard',
      },
    });
    expect(output).toMatchObject({
      database: 'd',
      on: ['a', 'b'],
      whenMatched: 'pipeline',
      pipeline: whenMatched,
    });
    expect(output?.kind === 'merge' && output.variablesFor({ n: 5 })).toMatchObject({
      new: { n: 5 },
      by: 5,
    });
  });

  it.each<[string, Document, number]>([
    ['$out of numbers', { $out: 5 }, 16990],
    ['$merge into nothing', { $merge: {} }, 51178],
    ['$merge on numbers', { $merge: { into: 'x', on: 5 } }, 51186],
    ['$merge by unknown words', { $merge: { into: 'x', whenMatched: 'foo' } }, 2],
  ])('is refused: %s', (_name, stage, code) => {
    expect(() => outputOf(stage)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a stream of documents', () => {
  it('passes on where others may go first', () => {
    const { run: stream } = compilePipeline(
      [{ $skip: 0 }, { $match: { a: 1 } }, { $addFields: { b: 2 } }],
      environmentOf({}),
    );
    expect([...stream([undefined, { a: 1 }, undefined, { a: 2 }])]).toEqual([
      undefined,
      { a: 1, b: 2 },
      undefined,
    ]);
  });

  it('is read no further than a limit', () => {
    let read = 0;
    function* endless() {
      for (;;) {
        read += 1;
        yield { a: read };
      }
    }
    const { run: stream } = compilePipeline(
      [{ $addFields: { b: 1 } }, { $limit: 3 }],
      environmentOf({}),
    );
    expect([...stream(endless())]).toHaveLength(3);
    expect(read).toBe(3);
  });
});
