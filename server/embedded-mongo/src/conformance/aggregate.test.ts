import { failure, isEmbedded, useScratch } from './scratch.ts';

const scratch = useScratch();
const collection = (name: string) => scratch.db.collection(name);

beforeAll(async () => {
  await collection('orders').insertMany([
    { _id: 1 as never, who: 'a', total: 10, items: ['x', 'y'], at: new Date('2026-01-01') },
    { _id: 2 as never, who: 'b', total: 20, items: ['y'], at: new Date('2026-01-02') },
    { _id: 3 as never, who: 'a', total: 5, items: [], at: new Date('2026-01-03') },
  ]);
  await collection('people').insertMany([
    { _id: 'a' as never, name: 'Anna' },
    { _id: 'b' as never, name: 'Ben' },
  ]);
  await collection('orders').createIndex({ who: 1, at: -1 });
});

const run = (pipeline: object[], options = {}) =>
  collection('orders').aggregate(pipeline, options).toArray();

describe('aggregate', () => {
  it('groups, sorts and limits', async () => {
    const groups = await run([
      { $match: { total: { $gt: 1 } } },
      { $group: { _id: '$who', sum: { $sum: '$total' }, n: { $sum: 1 }, last: { $max: '$at' } } },
      { $sort: { sum: -1, _id: 1 } },
      { $limit: 1 },
    ]);
    expect(groups).toEqual([{ _id: 'b', sum: 20, n: 1, last: new Date('2026-01-02') }]);
  });

  it('counts days on the clocks of a zone, also when they are changed', async () => {
    const [startDate, endDate] = [new Date('2024-03-10T05:00Z'), new Date('2024-03-11T04:00Z')];
    const timezone = 'America/New_York';
    const [found] = await run([
      { $limit: 1 },
      {
        $project: {
          _id: 0,
          days: { $dateDiff: { startDate, endDate, unit: 'day', timezone } },
          hours: { $dateDiff: { startDate, endDate, unit: 'hour', timezone } },
          week: { $dateTrunc: { date: endDate, unit: 'week', startOfWeek: 'mon', timezone } },
          noon: { $dateTrunc: { date: endDate, unit: 'hour', binSize: 12, timezone } },
          summer: {
            $dateFromString: { dateString: '1988-07-01T09:30:00', timezone: 'Asia/Shanghai' },
          },
        },
      },
    ]);
    expect(found).toEqual({
      days: 1,
      hours: 23,
      week: new Date('2024-03-11T04:00Z'),
      noon: new Date('2024-03-10T17:00Z'),
      summer: new Date('1988-07-01T00:30Z'),
    });
  });

  it('joins, unwinds and reshapes', async () => {
    const joined = await run([
      { $sort: { _id: 1 } },
      { $lookup: { from: 'people', localField: 'who', foreignField: '_id', as: 'person' } },
      { $unwind: '$items' },
      { $project: { _id: 0, item: '$items', name: { $first: '$person.name' } } },
    ]);
    expect(joined).toEqual([
      { item: 'x', name: 'Anna' },
      { item: 'y', name: 'Anna' },
      { item: 'y', name: 'Ben' },
    ]);
  });

  it('looks up with a pipeline and variables', async () => {
    const found = await collection('people')
      .aggregate([
        { $sort: { _id: 1 } },
        {
          $lookup: {
            from: 'orders',
            let: { id: '$_id' },
            pipeline: [
              { $match: { $expr: { $eq: ['$who', '$$id'] } } },
              { $group: { _id: null, sum: { $sum: '$total' } } },
            ],
            as: 'spent',
          },
        },
        { $set: { spent: { $first: '$spent.sum' } } },
      ])
      .toArray();
    expect(found.map(({ spent }) => spent)).toEqual([15, 20]);
  });

  it('runs several pipelines and unites collections', async () => {
    const [facets] = await run([
      {
        $facet: {
          count: [{ $count: 'n' }],
          big: [{ $match: { total: { $gte: 20 } } }, { $project: { _id: 1 } }],
        },
      },
    ]);
    expect(facets).toEqual({ count: [{ n: 3 }], big: [{ _id: 2 }] });
    const united = await run([
      { $project: { _id: 1 } },
      { $unionWith: { coll: 'people', pipeline: [{ $project: { _id: 1 } }] } },
      { $sort: { _id: 1 } },
    ]);
    expect(united.map(({ _id }) => _id)).toEqual([1, 2, 3, 'a', 'b']);
  });

  it('hands results out in batches', async () => {
    await collection('many').insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
    const all = await collection('many')
      .aggregate([{ $match: { n: { $gte: 10 } } }], { batchSize: 20 })
      .toArray();
    expect(all).toHaveLength(240);
  });

  it('writes into a collection in place of what it held', async () => {
    await collection('summary').insertOne({ old: true });
    await collection('summary').createIndex({ sum: 1 });
    await run([{ $group: { _id: '$who', sum: { $sum: '$total' } } }, { $out: 'summary' }]);
    expect(await collection('summary').find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'a', sum: 15 },
      { _id: 'b', sum: 20 },
    ]);
    expect((await collection('summary').indexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'sum_1',
    ]);
  });

  it('merges into a collection', async () => {
    await collection('merged').insertOne({ _id: 'a' as never, kept: 1 });
    await run([
      { $group: { _id: '$who', sum: { $sum: '$total' } } },
      { $merge: { into: 'merged' } },
    ]);
    expect(await collection('merged').find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'a', kept: 1, sum: 15 },
      { _id: 'b', sum: 20 },
    ]);
    const insertOnly = { $merge: { into: 'merged', whenMatched: 'fail' } };
    expect((await failure(run([{ $project: { _id: '$who' } }, insertOnly]))).code).toBe(11000);
    const unsure = { $merge: { into: 'merged', on: 'sum' } };
    expect((await failure(run([unsure]))).code).toBe(51183);
  });

  it('uses an index for its first stages', async () => {
    const explained = await collection('orders')
      .aggregate([{ $match: { who: 'a' } }, { $sort: { at: -1 } }, { $project: { total: 1 } }])
      .explain('queryPlanner');
    expect(JSON.stringify(explained)).toContain('IXSCAN');
  });

  it('counts and lists in a transaction', async () => {
    await scratch.client.withSession((session) =>
      session.withTransaction(async () => {
        await collection('orders').insertOne({ _id: 9 as never, who: 'c', total: 1 }, { session });
        expect(await collection('orders').countDocuments({}, { session })).toBe(4);
        await collection('orders').deleteOne({ _id: 9 as never }, { session });
      }),
    );
    expect(await collection('orders').countDocuments()).toBe(3);
  });

  it('refuses what it does not know', async () => {
    expect((await failure(run([{ $wrong: {} }]))).code).toBe(40324);
    expect((await failure(run([{ $project: { a: { $wrong: 1 } } }]))).code).toBeGreaterThan(0);
    if (!(await isEmbedded(scratch))) return;
    expect((await failure(run([{ $changeStream: {} }]))).code).toBeGreaterThan(0);
  });
});

describe('bulkWrite of a client', () => {
  it('writes to several collections at once', async () => {
    const space = (name: string) => `${scratch.db.databaseName}.${name}`;
    const result = await scratch.client.bulkWrite(
      [
        { name: 'insertOne', namespace: space('one'), document: { _id: 1, n: 1 } as never },
        {
          name: 'updateOne',
          namespace: space('one'),
          filter: { _id: 1 as never },
          update: { $inc: { n: 1 } },
        },
        {
          name: 'updateOne',
          namespace: space('two'),
          filter: { k: 1 },
          update: { $set: { v: 1 } },
          upsert: true,
        },
        { name: 'deleteMany', namespace: space('one'), filter: {} },
      ],
      { verboseResults: true },
    );
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 1,
      modifiedCount: 1,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(result.updateResults?.get(2)?.upsertedId).toBeDefined();
    expect(await collection('two').countDocuments({ k: 1, v: 1 })).toBe(1);
  });
});

describe('sessions', () => {
  it('read one snapshot outside transactions', async () => {
    const session = scratch.client.startSession({ snapshot: true });
    expect(await collection('people').countDocuments({}, { session })).toBe(2);
    await collection('people').insertOne({ _id: 'c' as never });
    expect(await collection('people').find({}, { session }).toArray()).toHaveLength(2);
    await session.endSession();
    expect(await collection('people').countDocuments()).toBe(3);
    await collection('people').deleteOne({ _id: 'c' as never });
  });

  it('read what they have written', async () => {
    const session = scratch.client.startSession({ causalConsistency: true });
    await collection('causal').insertOne({ a: 1 }, { session });
    expect(session.operationTime).toBeDefined();
    expect(await collection('causal').countDocuments({ a: 1 }, { session })).toBe(1);
    await session.endSession();
  });
});
