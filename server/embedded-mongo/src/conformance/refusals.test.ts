import { Double, Long } from 'mongodb';
import { failure, isEmbedded, useScratch } from './scratch.ts';

const scratch = useScratch();

const inZone = (timezone: string) => ({
  aggregate: 1,
  pipeline: [
    { $documents: [{ at: new Date(0) }] },
    { $project: { at: { $dateTrunc: { date: '$at', unit: 'day', timezone } } } },
  ],
  cursor: {},
});

const explained = (explain: object) => ({ explain, verbosity: 'queryPlanner' });

const compoundExpiry = {
  createIndexes: 'c',
  indexes: [{ key: { a: 1, b: 1 }, name: 'a', expireAfterSeconds: 5 }],
};

const inStage = (name: string, operand: object) => ({
  aggregate: 'c',
  pipeline: [{ [name]: { ...operand, wrong: 1 } }],
  cursor: {},
});

const inGroup = (name: string, operand: object) => ({
  aggregate: 'c',
  pipeline: [{ $group: { _id: 1, x: { [name]: { ...operand, wrong: 1 } } } }],
  cursor: {},
});

describe('an argument that is not known', () => {
  const counted = { n: 1, input: '$a' };
  const walk = { from: 'c', startWith: 1, connectFromField: 'a', connectToField: 'a', as: 'b' };
  it.each([
    ['$bucket', inStage('$bucket', { groupBy: '$a', boundaries: [0, 5] }), 40_197],
    ['$bucketAuto', inStage('$bucketAuto', { groupBy: '$a', buckets: 2 }), 40_245],
    ['$graphLookup', inStage('$graphLookup', walk), 40_104],
    ['$merge', inStage('$merge', { into: 'd' }), 40_415],
    ['$replaceRoot', inStage('$replaceRoot', { newRoot: '$$ROOT' }), 40_415],
    ['$sample', inStage('$sample', { size: 1 }), 28_748],
    ['$unionWith', inStage('$unionWith', { coll: 'c' }), 40_415],
    ['$setWindowFields', inStage('$setWindowFields', { output: {} }), 40_415],
    ['$firstN', inGroup('$firstN', counted), 5_787_901],
    ['$topN', inGroup('$topN', { n: 1, sortBy: { a: 1 }, output: '$a' }), 5_788_002],
    ['$median', inGroup('$median', { input: '$a', method: 'approximate' }), 40_415],
    ['$let', { find: 'c', filter: { $expr: { $let: { vars: {}, in: 1, wrong: 1 } } } }, 16_875],
  ])('of %s is refused', async (_name, command, code) => {
    expect((await failure(scratch.db.command(command))).code).toBe(code);
  });
});

describe('what is not there', () => {
  it.each([
    ['an unknown command', { nothingOfTheKind: 1 }, 59],
    ['an unknown field', { find: 'c', wrong: 1 }, 40415],
    ['a missing field', { insert: 'c' }, 40414],
    ['a delete that says not how many', { delete: 'c', deletes: [{ q: {} }] }, 40_414],
    ['an index without a name', { createIndexes: 'c', indexes: [{ key: { a: 1 } }] }, 9],
    ['a wrong type', { find: 'c', filter: 5 }, 14],
    ['an unknown operator', { find: 'c', filter: { a: { $wrong: 1 } } }, 2],
    ['an unknown top level operator', { find: 'c', filter: { $wrong: 1 } }, 2],
    ['a name with $', { create: 'a$b' }, 73],
    ['a negative skip', { find: 'c', skip: -1 }, 51_024],
    ['a negative batch', { find: 'c', batchSize: -1 }, 51_024],
    ['a write batch of none', { delete: 'c', deletes: [] }, 16],
    ['a fetch from no cursor', { getMore: Long.fromNumber(5), collection: 'c' }, 43],
    ['a fetch by a double', { getMore: new Double(5), collection: 'c' }, 14],
    ['a cursor to kill by a double', { killCursors: 'c', cursors: [new Double(5)] }, 14],
    ['cursors to kill that are not named', { killCursors: 'c' }, 40_414],
    ['a scale of none', { collStats: 'c', scale: 0 }, 51_024],
    ['a scale of text', { dbStats: 1, scale: 'x' }, 14],
    ['a negative write concern', { insert: 'c', documents: [{}], writeConcern: { w: -1 } }, 9],
    ['what a command to be explained does not know', { explain: { find: 'c', wrong: 1 } }, 40_415],
    ['what cannot be explained', { explain: { wrong: 'c' } }, 59],
    ['a time zone of nowhere', inZone('No/Where'), 40_485],
    ['an index without a key', { createIndexes: 'c', indexes: [{ name: 'a' }] }, 9],
    ['an expiry over two fields', compoundExpiry, 67],
    [
      'an explained deletion without a limit',
      explained({ delete: 'c', deletes: [{ q: {} }] }),
      40_414,
    ],
    ['an explained update that says nothing', explained({ update: 'c', updates: [{ q: {} }] }), 9],
    [
      'an explained update by an unknown operator',
      explained({ update: 'c', updates: [{ q: {}, u: { $wrong: { a: 1 } } }] }),
      9,
    ],
    [
      'two explained updates',
      explained({
        update: 'c',
        updates: [
          { q: {}, u: {} },
          { q: {}, u: {} },
        ],
      }),
      16,
    ],
  ])('is refused with its code: %s', async (_name, command, code) => {
    expect((await failure(scratch.db.command(command))).code).toBe(code);
  });

  it.each([
    ['collation', { find: 'c', collation: { locale: 'zh' } }, 115],
    ['$where', { find: 'c', filter: { $where: 'true' } }, 115],
    ['$text', { find: 'c', filter: { $text: { $search: 'a' } } }, 115],
    ['geo operators', { find: 'c', filter: { a: { $near: [1, 1] } } }, 115],
    ['bounds of an index', { find: 'c', min: { a: 1 }, hint: { a: 1 } }, 115],
    ['an explaining aggregate', { aggregate: 'c', pipeline: [], explain: true }, 115],
    ['free storage', { dbStats: 1, freeStorage: 1 }, 115],
    ['tailable cursors', { find: 'c', tailable: true }, 115],
    ['capped collections', { create: 'capped', capped: true, size: 5 }, 115],
    ['views', { create: 'view', viewOn: 'c', pipeline: [] }, 115],
    ['validators', { create: 'checked', validator: { a: 1 } }, 115],
    ['text indexes', { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67],
    ['wildcard indexes', { createIndexes: 'c', indexes: [{ key: { '$**': 1 }, name: 'a' }] }, 67],
    [
      'hidden indexes',
      { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', hidden: true }] },
      197,
    ],
  ])('and is said plainly by the embedded database: %s', async (_name, command, code) => {
    if (!(await isEmbedded(scratch))) return;
    expect((await failure(scratch.db.command(command))).code).toBe(code);
  });

  it('write concerns that one member cannot meet, after the write', async () => {
    const writing = scratch.db.command({ insert: 'c', documents: [{}], writeConcern: { w: 3 } });
    expect((await failure(writing)).code).toBe(100);
    expect(await scratch.db.collection('c').countDocuments()).toBe(1);
  });
});
