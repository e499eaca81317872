import { failure, useScratch } from './scratch.ts';

const scratch = useScratch();
const collection = (name: string) => scratch.db.collection(name);

/** Stages of the plan that was chosen, outermost first. */
function stagesOf(plan: Record<string, unknown> | undefined): string[] {
  if (!plan) return [];
  const inner = (plan.inputStage ?? (plan.inputStages as unknown[])?.[0]) as typeof plan;
  return [String(plan.stage), ...stagesOf(inner)];
}

async function stages(name: string, filter: object, sort = {}): Promise<string[]> {
  const explained = await collection(name).find(filter).sort(sort).explain('queryPlanner');
  return stagesOf(explained.queryPlanner.winningPlan);
}

describe('unique indexes', () => {
  it('refuse a second document with the same values and say which', async () => {
    const items = collection('unique');
    await items.createIndex({ a: 1, 'b.c': 1 }, { unique: true });
    await items.insertOne({ a: 1, b: { c: 'x' } });
    const error = await failure(items.insertOne({ a: 1, b: { c: 'x' } }));
    expect([error.code, error.keyPattern, error.keyValue]).toEqual([
      11000,
      { a: 1, 'b.c': 1 },
      { a: 1, 'b.c': 'x' },
    ]);
    await items.insertOne({ a: 2 });
    expect((await failure(items.insertOne({ a: 2 }))).code).toBe(11000);
    expect((await failure(items.updateOne({ a: 2 }, { $set: { a: 1, b: { c: 'x' } } }))).code).toBe(
      11000,
    );
    expect(await items.countDocuments({ a: 1 })).toBe(1);
  });

  it('let documents without the field be when they are sparse or partial', async () => {
    const sparse = collection('sparse');
    await sparse.createIndex({ a: 1 }, { unique: true, sparse: true });
    await sparse.insertMany([{ b: 1 }, { b: 2 }, { a: 1 }]);
    expect((await failure(sparse.insertOne({ a: 1 }))).code).toBe(11000);
    const partial = collection('partial');
    await partial.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await partial.insertMany([{ a: 1, live: true }, { a: 1, live: false }, { a: 1 }]);
    expect((await failure(partial.updateOne({ live: false }, { $set: { live: true } }))).code).toBe(
      11000,
    );
  });

  it('look at every element of an array', async () => {
    const items = collection('multikey');
    await items.createIndex({ tags: 1 }, { unique: true });
    await items.insertOne({ tags: ['a', 'b', 'a'] });
    expect((await failure(items.insertOne({ tags: ['c', 'b'] }))).code).toBe(11000);
    await items.updateOne({ tags: 'a' }, { $pull: { tags: 'b' } as never });
    await items.insertOne({ tags: ['c', 'b'] });
  });

  it('are whole when documents come, change and go while they are built', async () => {
    const people = scratch.db.collection<{ _id: number; tags: string[] }>('built-meanwhile');
    const tagsOf = (at: number) => [`a${at % 97}`, `b${(at * 7919) % 20_000}`];
    const all = Array.from({ length: 20_000 }, (_, at) => ({ _id: at, tags: tagsOf(at) }));
    await people.insertMany(all);
    const building = people.createIndex({ tags: 1 });
    const changes = Array.from({ length: 300 }, async (_, round) => {
      const at = (round * 37) % 10_000;
      await people.updateOne({ _id: at }, { $set: { tags: [`new${round}`, 'a1'] } });
      await people.deleteOne({ _id: 19_999 - at });
      await people.insertOne({ _id: 20_000 + round, tags: [`b${round}`] });
      if (round % 10 > 1) return;
      const session = scratch.client.startSession();
      session.startTransaction();
      await people.updateOne({ _id: at + 1 }, { $set: { tags: [`tried${round}`] } }, { session });
      await (round % 2 ? session.commitTransaction() : session.abortTransaction());
      await session.endSession();
    });
    const settled = await Promise.allSettled([building, ...changes]);
    expect(settled[0]?.status).toBe('fulfilled'); // a transaction that began before may have been refused
    const found = await people
      .find({ tags: { $gte: '' } })
      .hint({ tags: 1 })
      .project({ _id: 1 })
      .toArray();
    const there = await people.find().hint({ $natural: 1 }).project({ _id: 1 }).toArray();
    const ids = (documents: { _id?: number }[]) => documents.map(({ _id }) => Number(_id)).sort();
    expect(ids(found as never)).toEqual(ids(there as never));
    for (const { tags } of await people
      .find({ tags: /^(new|tried|b1)/ })
      .limit(20)
      .toArray()) {
      const filter = { tags: tags[1] ?? tags[0] } as never;
      const byIndex = await people.countDocuments(filter, { hint: { tags: 1 } });
      const byWalk = await people.countDocuments(filter, { hint: { $natural: 1 } });
      expect([filter, byIndex]).toEqual([filter, byWalk]);
    }
  });

  it('are not built over duplicates', async () => {
    const items = collection('duplicates');
    await items.insertMany([{ a: 1 }, { a: 1 }]);
    expect((await failure(items.createIndex({ a: 1 }, { unique: true }))).code).toBe(11000);
    expect(await items.indexes()).toHaveLength(1);
  });
});

describe('createIndexes', () => {
  it('lists what it made, makes nothing twice and tells conflicts', async () => {
    const items = collection('listed');
    await items.createIndexes([
      { key: { a: 1 }, name: 'a_1' },
      { key: { b: -1, c: 1 }, name: 'bc', unique: true },
    ]);
    await items.createIndex({ a: 1 });
    expect((await items.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_1', 'bc']);
    expect((await failure(items.createIndex({ z: 1 }, { name: 'a_1' }))).code).toBe(86);
    expect((await failure(items.createIndex({ a: 1 }, { name: 'other' }))).code).toBe(85);
    await items.dropIndex('bc');
    expect((await failure(items.dropIndex('bc'))).code).toBe(27);
    expect((await failure(items.dropIndex('_id_'))).code).toBe(72);
    expect(await items.indexes()).toHaveLength(2);
  });

  it('refuses two arrays in one index', async () => {
    const items = collection('parallel');
    await items.createIndex({ a: 1, b: 1 });
    expect((await failure(items.insertOne({ a: [1], b: [1] }))).code).toBe(171);
  });
});

describe('plans', () => {
  beforeAll(async () => {
    const items = collection('planned');
    await items.createIndex({ a: 1, b: -1 });
    await items.createIndex({ c: 1 });
    await items.createIndex({ tags: 1 });
    const documents = Array.from({ length: 500 }, (_, n) => ({
      _id: n,
      a: n % 20,
      b: n,
      c: `text ${n}`,
      tags: [n % 5, n % 7],
    }));
    await items.insertMany(documents as never[]);
  });

  it.each([
    ['equality', { a: 3 }, {}],
    ['equality and range', { a: 3, b: { $lt: 100 } }, {}],
    ['$in', { a: { $in: [1, 2] } }, {}],
    ['a beginning', { c: /^text 12/ }, {}],
    ['order behind an equality', { a: 3 }, { b: 1 }],
    ['an element', { tags: 3 }, {}],
  ])('use an index for %s', async (_name, filter, sort) => {
    const chosen = await stages('planned', filter, sort);
    expect(chosen).toContain('IXSCAN');
    expect(chosen).not.toContain('SORT');
  });

  it('use indexes for every branch of $or', async () => {
    expect(await stages('planned', { $or: [{ a: 1 }, { c: 'text 5' }] })).not.toContain('COLLSCAN');
    expect(await stages('planned', { $or: [{ a: 1 }, { d: 5 }] })).toContain('COLLSCAN');
  });

  it('touch only what a point query returns', async () => {
    const explained = await collection('planned').find({ c: 'text 7' }).explain('executionStats');
    expect(explained.executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 1 });
  });

  it('find the same with and without indexes', async () => {
    const items = collection('planned');
    const filters = [
      { a: { $gte: 3, $lt: 6 }, b: { $gt: 50 } },
      { a: { $in: [1, 5, 99] }, b: { $in: [1, 21, 45] } },
      { tags: { $gt: 3, $lt: 5 } },
      { tags: { $all: [1, 2] } },
      { tags: { $elemMatch: { $gt: 4, $lt: 6 } } },
      { c: { $gt: 'text 3', $lte: 'text 41' } },
      { $or: [{ a: 1 }, { c: 'text 5' }, { tags: 6 }] },
      { $and: [{ $or: [{ a: 1 }, { c: 'text 5' }] }, { $or: [{ b: 5 }, { b: 1 }] }] },
      { a: null },
      { _id: { $gte: 10, $lt: 20 } },
      { _id: { $in: [3, 1, 2, 999] } },
    ];
    for (const filter of filters) {
      for (const sort of [{ _id: 1 as const }, { b: -1 as const }]) {
        const planned = await items
          .find(filter as never)
          .sort(sort)
          .toArray();
        const scanned = await items
          .find(filter as never)
          .sort(sort)
          .hint({ $natural: 1 })
          .toArray();
        expect(planned).toEqual(scanned);
      }
    }
  });

  it('follow a hint and refuse a false one', async () => {
    const items = collection('planned');
    const explained = await items.find({ a: 1 }).hint('c_1').explain('queryPlanner');
    expect(JSON.stringify(explained.queryPlanner.winningPlan)).toContain('c_1');
    expect((await failure(items.find({ a: 1 }).hint('none').toArray())).code).toBe(2);
  });
});

describe('collMod', () => {
  const change = (index: object) => scratch.db.command({ collMod: 'expiring', index });

  it('changes when documents expire', async () => {
    const items = collection('expiring');
    await items.createIndex({ at: 1 }, { expireAfterSeconds: 50 });
    await items.createIndex({ seen: 1 });
    expect(await change({ name: 'at_1', expireAfterSeconds: 60 })).toMatchObject({
      expireAfterSeconds_old: 50,
      expireAfterSeconds_new: 60,
      ok: 1,
    });
    expect(await change({ keyPattern: { seen: 1 }, expireAfterSeconds: 70 })).toMatchObject({
      expireAfterSeconds_new: 70,
      ok: 1,
    });
    const kept = (await items.indexes()).map(({ expireAfterSeconds }) => expireAfterSeconds);
    expect(kept).toEqual([undefined, 60, 70]);
  });

  it('has nothing to do without a change', async () => {
    expect(await scratch.db.command({ collMod: 'expiring' })).toMatchObject({ ok: 1 });
    expect(await scratch.db.command({ collMod: 'expiring', validator: {} })).toMatchObject({
      ok: 1,
    });
    expect(await change({ name: 'at_1', hidden: false })).toMatchObject({ ok: 1 });
  });

  it('refuses what it cannot do', async () => {
    await collection('expiring').createIndex({ a: 1, b: 1 });
    const codeOf = async (index: object) => (await failure(change(index))).code;
    expect(await codeOf({ name: 'at_1', expireAfterSeconds: -1 })).toBe(72);
    expect(await codeOf({ name: 'at_1', expireAfterSeconds: 5, wrong: 1 })).toBe(40_415);
    expect(await codeOf({ expireAfterSeconds: 5 })).toBe(72);
    expect(await codeOf({ name: 'at_1' })).toBe(72);
    expect(await codeOf({ name: 'at_1', keyPattern: { at: 1 }, hidden: false })).toBe(72);
    expect(await codeOf({ name: 'nothing', expireAfterSeconds: 5 })).toBe(27);
    expect(await codeOf({ name: 'a_1_b_1', expireAfterSeconds: 5 })).toBe(72);
    expect((await failure(scratch.db.command({ collMod: 'nowhere' }))).code).toBe(26);
  });
});

describe('structure', () => {
  it('collections are created, listed, renamed and dropped', async () => {
    await scratch.db.createCollection('one');
    await scratch.db.collection('one').insertOne({ a: 1 });
    expect(await scratch.db.listCollections({ name: 'one' }).toArray()).toMatchObject([
      { name: 'one', type: 'collection' },
    ]);
    await scratch.db.collection('one').rename('two');
    expect(await scratch.db.collection('two').countDocuments()).toBe(1);
    await scratch.db.collection('two').drop();
    expect(await scratch.db.listCollections({ name: 'two' }).toArray()).toEqual([]);
    await scratch.db.createCollection('two');
    expect(await scratch.db.collection('two').countDocuments()).toBe(0);
  });

  it('databases are listed with what they hold', async () => {
    await collection('listed').insertOne({ q: 1, b: 1 });
    const { databases } = await scratch.client.db().admin().listDatabases();
    expect(databases.map(({ name }) => name)).toContain(scratch.db.databaseName);
  });
});
