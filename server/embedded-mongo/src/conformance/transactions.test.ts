import { type ClientSession, Long, UUID } from 'mongodb';
import { rawCommand } from './raw-connection.ts';
import { failure, useScratch } from './scratch.ts';

const scratch = useScratch();
const collection = (name: string) => scratch.db.collection(name);

async function withSessions<T>(
  work: (one: ClientSession, two: ClientSession) => Promise<T>,
): Promise<T> {
  const one = scratch.client.startSession();
  const two = scratch.client.startSession();
  try {
    return await work(one, two);
  } finally {
    await Promise.all([one.endSession(), two.endSession()]);
  }
}

describe('a transaction', () => {
  it('shows its writes to nobody before it commits, and then to all at once', async () => {
    const items = collection('isolation');
    await items.insertOne({ _id: 1 as never, n: 0 });
    await withSessions(async (session) => {
      session.startTransaction();
      await items.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session });
      await items.insertOne({ _id: 2 as never }, { session });
      expect((await items.findOne({ _id: 1 as never }))?.n).toBe(0);
      expect(await items.findOne({ _id: 2 as never })).toBeNull();
      expect(await items.find({}, { session }).sort({ _id: 1 }).toArray()).toEqual([
        { _id: 1, n: 1 },
        { _id: 2 },
      ]);
      await session.commitTransaction();
      expect(await items.countDocuments()).toBe(2);
    });
  });

  it('leaves nothing when it is aborted', async () => {
    const items = collection('aborted');
    await items.createIndex({ k: 1 }, { unique: true });
    await withSessions(async (session) => {
      session.startTransaction();
      await items.insertMany([{ k: 1 }, { k: 2 }], { session });
      await session.abortTransaction();
    });
    expect(await items.countDocuments()).toBe(0);
    await items.insertOne({ k: 1 });
  });

  it('reads one snapshot, whatever others write meanwhile', async () => {
    const items = collection('snapshot');
    await items.insertMany([{ n: 1 }, { n: 2 }]);
    await withSessions(async (session) => {
      session.startTransaction({ readConcern: { level: 'snapshot' } });
      expect(await items.countDocuments({}, { session })).toBe(2);
      await items.insertOne({ n: 3 });
      await items.deleteOne({ n: 1 });
      expect(
        await items
          .find({}, { session })
          .map(({ n }) => n)
          .toArray(),
      ).toEqual([1, 2]);
      await session.commitTransaction();
    });
  });

  it('conflicts with another that has written the same document', async () => {
    const items = collection('conflict');
    await items.insertOne({ _id: 1 as never, n: 0 });
    await withSessions(async (one, two) => {
      one.startTransaction();
      two.startTransaction();
      await items.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session: one });
      const error = await failure(
        items.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session: two }),
      );
      expect([error.code, error.hasErrorLabel('TransientTransactionError')]).toEqual([112, true]);
      await two.abortTransaction();
      await one.commitTransaction();
    });
    expect((await items.findOne())?.n).toBe(1);
  });

  it('conflicts with a write that came after its snapshot', async () => {
    const items = collection('late');
    await items.insertOne({ _id: 1 as never, n: 0 });
    await withSessions(async (session) => {
      session.startTransaction();
      await items.findOne({}, { session });
      await items.updateOne({ _id: 1 as never }, { $set: { n: 5 } });
      const error = await failure(
        items.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session }),
      );
      expect(error.code).toBe(112);
      await session.abortTransaction();
    });
  });

  it('makes writes outside wait for its end', async () => {
    const items = collection('waiting');
    await items.insertOne({ _id: 1 as never, n: 0 });
    await withSessions(async (session) => {
      session.startTransaction();
      await items.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session });
      const outside = items.updateOne({ _id: 1 as never }, { $inc: { n: 10 } });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await session.commitTransaction();
      await outside;
    });
    expect((await items.findOne())?.n).toBe(11);
  });

  it('is run again by withTransaction until it fits', async () => {
    const items = collection('counter');
    await items.insertOne({ _id: 'c' as never, n: 0 });
    await Promise.all(
      Array.from({ length: 8 }, () =>
        scratch.client.withSession((session) =>
          session.withTransaction(async () => {
            const found = await items.findOne({ _id: 'c' as never }, { session });
            await items.updateOne(
              { _id: 'c' as never },
              { $set: { n: Number(found?.n) + 1 } },
              { session },
            );
          }),
        ),
      ),
    );
    expect((await items.findOne({ _id: 'c' as never }))?.n).toBe(8);
  });

  it('ends with an error inside it, and says so afterwards', async () => {
    const items = collection('broken');
    await items.insertOne({ _id: 1 as never });
    await withSessions(async (session) => {
      session.startTransaction();
      await items.insertOne({ _id: 2 as never }, { session });
      expect((await failure(items.insertOne({ _id: 1 as never }, { session }))).code).toBe(11000);
      const after = await failure(items.insertOne({ _id: 3 as never }, { session }));
      expect(after.code).toBe(251);
      await session.abortTransaction();
    });
    expect(await items.countDocuments()).toBe(1);
  });

  it('reaches a collection that it is the first to write to', async () => {
    await withSessions(async (session) => {
      session.startTransaction();
      await collection('fresh').insertOne({ a: 1 }, { session });
      await session.commitTransaction();
    });
    expect(await collection('fresh').countDocuments()).toBe(1);
  });

  it('lets a write wait no longer than it may', async () => {
    const items = collection('patience');
    await items.insertOne({ _id: 1 as never, n: 0 });
    await withSessions(async (session) => {
      session.startTransaction();
      await items.updateOne({ _id: 1 as never }, { $inc: { n: 1 } }, { session });
      const updates = [{ q: { _id: 1 }, u: { $inc: { n: 10 } } }];
      const waiting = scratch.db.command({ update: 'patience', updates, maxTimeMS: 200 });
      expect((await failure(waiting)).code).toBe(50);
      const patient = scratch.db.command({ update: 'patience', updates, maxTimeMS: 20_000 });
      await session.commitTransaction();
      expect(await patient).toMatchObject({ nModified: 1 });
    });
    expect((await items.findOne())?.n).toBe(11);
  });

  it('refuses what cannot be part of it', async () => {
    await withSessions(async (session) => {
      session.startTransaction();
      await collection('isolation').findOne({}, { session });
      const counted = scratch.db.command({ count: 'isolation' }, { session });
      expect((await failure(counted)).code).toBe(263);
      await session.abortTransaction();
    });
  });
});

describe('a repeated write', () => {
  it('is answered again and not applied again', async () => {
    const lsid = { id: new UUID() };
    const write = (body: object, txnNumber: number) =>
      rawCommand({
        ...body,
        lsid,
        txnNumber: Long.fromNumber(txnNumber),
        $db: scratch.db.databaseName,
      });
    const insert = { insert: 'repeated', documents: [{ _id: 1, n: 0 }] };
    expect(await write(insert, 1)).toMatchObject({ n: 1, ok: 1 });
    expect(await write(insert, 1)).toMatchObject({ n: 1, ok: 1 });
    const increment = { update: 'repeated', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] };
    expect(await write(increment, 2)).toMatchObject({ n: 1, nModified: 1 });
    expect(await write(increment, 2)).toMatchObject({ n: 1, nModified: 1 });
    const modify = {
      findAndModify: 'repeated',
      query: { _id: 1 },
      update: { $inc: { n: 1 } },
      new: true,
    };
    expect(await write(modify, 3)).toMatchObject({ value: { n: 2 } });
    expect(await write(modify, 3)).toMatchObject({ value: { n: 2 } });
    const remove = { delete: 'repeated', deletes: [{ q: { _id: 1 }, limit: 1 }] };
    expect(await write(remove, 4)).toMatchObject({ n: 1 });
    expect(await write(remove, 4)).toMatchObject({ n: 1 });
    expect(await write(insert, 2)).toMatchObject({ ok: 0, code: 225 });
  });
});
