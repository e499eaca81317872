import { MongoClient } from 'mongodb';
import { serverUri, useScratch } from './scratch.ts';

const scratch = useScratch({ maxPoolSize: 30 });
const collection = (name: string) => scratch.db.collection(name);

describe('many at once', () => {
  it('take from a stock no more than there is', async () => {
    const stock = collection('stock');
    await stock.insertOne({ _id: 's' as never, left: 12 });
    const taken = await Promise.all(
      Array.from({ length: 20 }, () =>
        stock.updateOne({ _id: 's' as never, left: { $gt: 0 } }, { $inc: { left: -1 } }),
      ),
    );
    expect(taken.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(12);
    expect((await stock.findOne())?.left).toBe(0);
  });

  it('cannot both have a unique value', async () => {
    const names = collection('names');
    await names.createIndex({ name: 1 }, { unique: true });
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, () => names.insertOne({ name: 'mine' })),
    );
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('upsert one document', async () => {
    const upserts = collection('upserts');
    await upserts.createIndex({ key: 1 }, { unique: true });
    await Promise.all(
      Array.from({ length: 20 }, () =>
        upserts.updateOne({ key: 'k' }, { $inc: { n: 1 } }, { upsert: true }),
      ),
    );
    expect(await upserts.find({}, { projection: { _id: 0 } }).toArray()).toEqual([
      { key: 'k', n: 20 },
    ]);
  });

  it('take different jobs from a queue', async () => {
    const jobs = collection('jobs');
    await jobs.insertMany(Array.from({ length: 40 }, (_, n) => ({ n, takenBy: null })));
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, worker) =>
        jobs.findOneAndUpdate({ takenBy: null }, { $set: { takenBy: worker } }, { sort: { n: 1 } }),
      ),
    );
    expect(new Set(taken.map((job) => job?.n)).size).toBe(40);
  });

  it('connect and are answered', async () => {
    const client = await MongoClient.connect(serverUri, { minPoolSize: 100, maxPoolSize: 200 });
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => client.db(scratch.db.databaseName).command({ ping: 1 })),
    );
    expect(answers.every(({ ok }) => ok === 1)).toBe(true);
    await client.close();
  });

  it('read on while a long write goes on', async () => {
    const items = collection('long');
    await items.insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n })));
    let finished = false;
    const writing = items.updateMany({}, { $inc: { n: 1 } }).then(() => {
      finished = true;
    });
    let reads = 0;
    while (!finished) {
      await items.findOne({}, { sort: { _id: -1 } });
      reads += 1;
    }
    await writing;
    expect(reads).toBeGreaterThan(3);
  });
});
