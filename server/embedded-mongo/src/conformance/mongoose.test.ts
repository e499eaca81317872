import { randomBytes } from 'node:crypto';
import mongoose, { Schema } from 'mongoose';
import { serverUri } from './scratch.ts';

const person = new Schema(
  {
    name: { type: String, required: true },
    mobile: { type: String, unique: true, sparse: true },
    sealed: Buffer,
    tags: [String],
    visits: { type: Number, default: 0 },
    home: { city: String },
    friends: [{ type: Schema.Types.ObjectId, ref: 'Person' }],
  },
  { timestamps: true, optimisticConcurrency: true },
);

const connection = mongoose.createConnection(serverUri, {
  dbName: `conformance-${randomBytes(6).toString('hex')}`,
});
const Person = connection.model('Person', person);

beforeAll(() => Person.init());
afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

describe('mongoose', () => {
  it('saves, finds, populates and counts', async () => {
    const anna = await Person.create({
      name: 'Anna',
      mobile: '1',
      sealed: Buffer.from('s'),
      tags: ['a'],
    });
    await Person.create({ name: 'Ben', friends: [anna._id], home: { city: '上海' } });
    const ben = await Person.findOne({ 'home.city': '上海' }).populate<{
      friends: { name: string }[];
    }>('friends');
    expect(ben?.friends[0]?.name).toBe('Anna');
    const lean = await Person.findById(anna._id).lean();
    expect(String(lean?.sealed?.buffer ? Buffer.from(lean.sealed.buffer) : lean?.sealed)).toBe('s');
    expect(await Person.countDocuments({ tags: 'a' })).toBe(1);
    expect(await Person.exists({ name: 'Nobody' })).toBeNull();
  });

  it('refuses duplicates and stale versions', async () => {
    await expect(Person.create({ name: 'Double', mobile: '1' })).rejects.toMatchObject({
      code: 11000,
    });
    const [one, two] = await Promise.all([
      Person.findOne({ name: 'Ben' }),
      Person.findOne({ name: 'Ben' }),
    ]);
    one?.set('visits', 1);
    await one?.save();
    two?.set('visits', 2);
    await expect(two?.save()).rejects.toMatchObject({ name: 'VersionError' });
  });

  it('runs transactions with its sessions', async () => {
    const failing = connection.transaction(async (session) => {
      await Person.create([{ name: 'Gone' }], { session });
      throw new Error('undo');
    });
    await expect(failing).rejects.toThrow('undo');
    expect(await Person.countDocuments({ name: 'Gone' })).toBe(0);
    await connection.transaction(async (session) => {
      await Person.create([{ name: 'Here' }], { session });
      await Person.updateMany({ name: 'Here' }, { $inc: { visits: 5 } }, { session });
    });
    expect((await Person.findOne({ name: 'Here' }))?.visits).toBe(5);
  });

  it('streams, aggregates and writes in bulk', async () => {
    await Person.bulkWrite(
      Array.from({ length: 120 }, (_, n) => ({
        updateOne: { filter: { name: `p${n}` }, update: { $set: { visits: n } }, upsert: true },
      })),
    );
    let seen = 0;
    for await (const _each of Person.find({ name: /^p/ }).batchSize(25).cursor()) seen += 1;
    expect(seen).toBe(120);
    const [sum] = await Person.aggregate([
      { $match: { name: /^p/ } },
      { $group: { _id: null, visits: { $sum: '$visits' } } },
    ]);
    expect(sum.visits).toBe(7140);
    expect(await Person.estimatedDocumentCount()).toBeGreaterThan(120);
  });
});
