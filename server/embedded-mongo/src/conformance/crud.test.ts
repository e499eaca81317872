import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'mongodb';
import { failure, useScratch } from './scratch.ts';

const scratch = useScratch();
const collection = (name: string) => scratch.db.collection(name);

describe('documents', () => {
  it('come back as they were stored, value by value and field by field', async () => {
    const values = collection('values');
    const stored = {
      z: 1,
      a: 'text \u{1f600} \0 end',
      double: new Double(3),
      fraction: 0.1,
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.10'),
      binary: new Binary(Buffer.from([0, 255]), 0),
      uuid: new UUID(),
      id: new ObjectId(),
      date: new Date(-1),
      nothing: null,
      yes: true,
      pattern: new BSONRegExp('^a', 'i'),
      time: new Timestamp({ t: 5, i: 6 }),
      least: new MinKey(),
      greatest: new MaxKey(),
      deep: { list: [1, [2, { three: 3 }], []], empty: {} },
      '': 'empty name',
      ['__proto__']: 'not inherited',
    };
    await values.insertOne(stored as never);
    const options = { promoteValues: false, bsonRegExp: true };
    const found = await values.findOne({}, { ...options, projection: { _id: 0 } });
    const raw = await values.findOne({}, { promoteLongs: false, bsonRegExp: true });
    expect(Object.keys(found ?? {}).slice(0, 3)).toEqual(['z', 'a', 'double']);
    expect(String(found?.long)).toBe('9007199254740993');
    expect(raw?.double).toBe(3);
    expect((found as unknown as { double: Double }).double._bsontype).toBe('Double');
    expect(String(raw?.decimal)).toBe('1.10');
    expect((raw as unknown as { binary: Binary }).binary.buffer).toEqual(stored.binary.buffer);
    expect(String(raw?.uuid)).toBe(String(stored.uuid));
    expect(raw?.date).toEqual(stored.date);
    expect(raw?.deep).toEqual(stored.deep);
    expect(raw?.a).toBe(stored.a);
  });

  it('give buffers back to those who ask for buffers', async () => {
    const buffers = collection('buffers');
    await buffers.insertOne({ bytes: Buffer.from('sealed') });
    const found = await buffers.findOne({}, { promoteBuffers: true });
    expect(Buffer.isBuffer(found?.bytes)).toBe(true);
    expect(String(found?.bytes)).toBe('sealed');
  });

  it('get an _id in front when they have none, and keep a false one out', async () => {
    const ids = collection('ids');
    await scratch.db.command({ insert: 'ids', documents: [{ a: 1, _id: 5 }, { b: 1 }] });
    const found = await ids.find().toArray();
    expect(found.map((each) => Object.keys(each)[0])).toEqual(['_id', '_id']);
    expect((await failure(ids.insertOne({ _id: [1] as never }))).code).toBe(2);
    expect((await failure(ids.insertOne({ _id: { $a: 1 } as never }))).code).toBe(52);
  });

  it('larger than 16 MB are refused', async () => {
    const big = collection('big');
    await big.insertOne({ text: 'x'.repeat(16 * 1024 * 1024 - 200) });
    const command = big.findOneAndUpdate({}, [
      { $set: { more: { $concat: ['$text', 'x'.repeat(500)] } } },
    ]);
    expect((await failure(command)).code).toBeGreaterThan(0);
    expect(await big.countDocuments({ more: { $exists: true } })).toBe(0);
  });
});

describe('levels of nesting', () => {
  const nested = (levels: number) =>
    Array.from({ length: levels - 2 }).reduce<object>((a) => ({ a }), {});

  it('are 180 at most, however the document comes', async () => {
    const deep = collection('deep');
    await deep.insertOne({ _id: 1 as never, a: nested(180) });
    await scratch.db.command({ insert: 'deep', documents: [{ _id: 2, a: nested(180) }] });
    expect(await deep.findOne({ _id: 2 as never })).toEqual({ _id: 2, a: nested(180) });
    expect((await failure(deep.insertOne({ a: nested(181) }))).code).toBe(15);
    const { writeErrors } = await scratch.db.command({
      insert: 'deep',
      documents: [{ a: nested(181) }],
    });
    expect(writeErrors).toMatchObject([{ index: 0, code: 15 }]);
    expect(await deep.countDocuments()).toBe(2);
  });

  it('are counted after an update too', async () => {
    const deep = collection('deeper');
    await deep.insertOne({ _id: 1 as never, a: nested(179) });
    const change = deep.updateOne({ _id: 1 as never }, [
      { $set: { a: { a: { a: { a: '$a' } } } } },
    ]);
    expect((await failure(change)).code).toBe(15);
    expect(await deep.findOne({})).toEqual({ _id: 1, a: nested(179) });
  });
});

describe('insertMany', () => {
  it('stops at the first error when ordered and goes on when not', async () => {
    const items = collection('ordered');
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[];
    const first = await failure(items.insertMany(documents, { ordered: true }));
    expect([first.code, await items.countDocuments()]).toEqual([11000, 1]);
    const second = await failure(items.insertMany(documents, { ordered: false }));
    expect([second.code, await items.countDocuments()]).toEqual([11000, 2]);
  });
});

describe('find', () => {
  beforeAll(async () => {
    const documents = Array.from({ length: 300 }, (_, at) => ({
      _id: at,
      n: at % 10,
      tags: [`t${at % 3}`, `u${at % 7}`],
      nested: { value: at },
    }));
    await collection('found').insertMany(documents as never[]);
  });

  it('filters, sorts, skips, limits and projects', async () => {
    const rows = await collection('found')
      .find({ n: 3, 'nested.value': { $gte: 100 } }, { projection: { n: 1, _id: 1 } })
      .sort({ _id: -1 })
      .skip(2)
      .limit(3)
      .toArray();
    expect(rows).toEqual([
      { _id: 273, n: 3 },
      { _id: 263, n: 3 },
      { _id: 253, n: 3 },
    ]);
  });

  it('hands documents out in batches', async () => {
    const cursor = collection('found').find().batchSize(7);
    let count = 0;
    for await (const _each of cursor) count += 1;
    expect(count).toBe(300);
    const partial = collection('found').find().batchSize(10);
    await partial.next();
    await partial.close();
    expect(await partial.next().catch(() => null)).toBeNull();
  });

  it('returns no batch and no error of a collection that does not exist', async () => {
    expect(await collection('nowhere').find({ a: 1 }).toArray()).toEqual([]);
    expect(await collection('nowhere').countDocuments()).toBe(0);
  });

  it('counts and lists distinct values', async () => {
    const found = collection('found');
    expect(await found.estimatedDocumentCount()).toBe(300);
    expect(await found.countDocuments({ n: { $lt: 2 } })).toBe(60);
    expect((await found.distinct('tags', { n: 1 })).sort()).toEqual([
      't0',
      't1',
      't2',
      'u0',
      'u1',
      'u2',
      'u3',
      'u4',
      'u5',
      'u6',
    ]);
  });
});

describe('update', () => {
  it('changes one or many and says how many', async () => {
    const items = collection('updated');
    await items.insertMany(Array.from({ length: 20 }, (_, n) => ({ n, kept: true })));
    expect(await items.updateOne({ n: 3 }, { $set: { kept: true } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
    expect(await items.updateMany({ n: { $gte: 10 } }, { $inc: { n: 100 } })).toMatchObject({
      matchedCount: 10,
      modifiedCount: 10,
    });
    expect(await items.countDocuments({ n: { $gte: 110 } })).toBe(10);
  });

  it('inserts when asked to and nothing matches', async () => {
    const items = collection('upserted');
    const first = await items.updateOne(
      { key: 'a', n: { $gt: 5 } },
      { $set: { b: 1 }, $setOnInsert: { c: 2 } },
      { upsert: true },
    );
    expect(first.upsertedCount).toBe(1);
    expect(await items.findOne({ key: 'a' }, { projection: { _id: 0 } })).toEqual({
      key: 'a',
      b: 1,
      c: 2,
    });
    const replaced = await items.replaceOne({ _id: 'mine' as never }, { x: 1 }, { upsert: true });
    expect(replaced.upsertedId).toBe('mine');
  });

  it('keeps _id as it is', async () => {
    const items = collection('immutable');
    await items.insertOne({ _id: 1 as never });
    expect((await failure(items.updateOne({ _id: 1 as never }, { $set: { _id: 2 } }))).code).toBe(
      66,
    );
  });

  it('reaches elements of arrays by position and by filter', async () => {
    const items = collection('arrays');
    await items.insertOne({ list: [{ k: 1 }, { k: 2 }, { k: 3 }] });
    await items.updateOne({ 'list.k': 2 }, { $set: { 'list.$.hit': true } });
    await items.updateOne(
      {},
      { $set: { 'list.$[big].big': true } },
      { arrayFilters: [{ 'big.k': { $gt: 2 } }] },
    );
    const found = await items.findOne({});
    expect(found?.list).toEqual([{ k: 1 }, { k: 2, hit: true }, { k: 3, big: true }]);
  });
});

describe('findOneAnd…', () => {
  it('returns the document before or after', async () => {
    const items = collection('modified');
    await items.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const before = await items.findOneAndUpdate({}, { $inc: { n: 10 } }, { sort: { n: -1 } });
    expect(before?.n).toBe(3);
    const after = await items.findOneAndUpdate(
      { n: 1 },
      { $set: { n: 5 } },
      { returnDocument: 'after', projection: { _id: 0 } },
    );
    expect(after).toEqual({ n: 5 });
    const removed = await items.findOneAndDelete({ n: 5 });
    expect(removed?.n).toBe(5);
    expect(await items.findOneAndUpdate({ n: 5 }, { $set: { m: 1 } })).toBeNull();
    const made = await items.findOneAndUpdate(
      { n: 77 },
      { $set: { m: 1 } },
      { upsert: true, returnDocument: 'after', includeResultMetadata: true },
    );
    expect(made.lastErrorObject).toMatchObject({ n: 1, updatedExisting: false });
    expect(made.value).toMatchObject({ n: 77, m: 1 });
  });
});

describe('bulkWrite', () => {
  it('carries out different writes of one collection in order', async () => {
    const items = collection('bulk');
    const result = await items.bulkWrite([
      { insertOne: { document: { n: 1 } } },
      { updateOne: { filter: { n: 1 }, update: { $set: { n: 2 } } } },
      { replaceOne: { filter: { n: 9 }, replacement: { n: 9 }, upsert: true } },
      { deleteOne: { filter: { n: 2 } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      modifiedCount: 1,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect(await items.countDocuments()).toBe(1);
  });
});
