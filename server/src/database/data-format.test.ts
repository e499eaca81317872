import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { connect, disconnect } from './connect.ts';
import { checkDataFormat } from './data-format.ts';

beforeEach(() =>
  connect(String(process.env.TEST_MONGODB_URI), `heyi-test-${randomBytes(6).toString('hex')}`),
);
afterEach(async () => {
  await mongoose.connection.dropDatabase();
  await disconnect();
});

const collection = (name: string) => mongoose.connection.collection<{ _id: string }>(name);

describe('the format of the data', () => {
  it('is noted in an empty database, also when several processes begin at once', async () => {
    await Promise.all([checkDataFormat(), checkDataFormat(), checkDataFormat()]);
    await collection('staff').insertOne({ _id: 'somebody' });
    await expect(checkDataFormat()).resolves.toBeUndefined();
  });

  it('is that of the first version where nothing is noted, which is refused in words', async () => {
    await collection('staff').insertOne({ _id: 'somebody' });
    await expect(checkDataFormat()).rejects.toThrow('较早的版本');
    expect(await collection('staff').countDocuments()).toBe(1);
  });

  it('is refused when it is newer than this version', async () => {
    await collection('data_format').insertOne({ _id: 'format', version: 1000 } as never);
    await expect(checkDataFormat()).rejects.toThrow('更新程序');
  });
});
