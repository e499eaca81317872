import mongoose from 'mongoose';
import { useScratchDatabase } from '../../../tests/setup/scratch-database.ts';
import { ChannelAccountModel } from './channel-account.model.ts';
import { indexKeysAfter } from './index-keys-after.ts';

useScratchDatabase();

const longList = 20_000_000;
const indexes = async () => Object.keys(await ChannelAccountModel.collection.indexInformation());
const anAccount = (at: number) => ({
  channel: 'agency',
  accountId: `A${at}`,
  content: Buffer.alloc(1),
  contentHash: 'h',
  keys: [`k${at}`, 'shared'],
  recordedAt: new Date(0),
  importId: new mongoose.Types.ObjectId(),
});

it('has no index of search keys while a long list comes in, and a whole one afterwards', async () => {
  const { result, indexed } = await indexKeysAfter(longList, async () => {
    expect(await indexes()).not.toContain('keys_1');
    await ChannelAccountModel.insertMany([1, 2, 3].map(anAccount));
    expect(await ChannelAccountModel.countDocuments({ keys: 'k2' })).toBe(1);
    return 'done';
  });
  await indexed;
  expect(result).toBe('done');
  expect(await indexes()).toContain('keys_1');
  const found = await ChannelAccountModel.find({ keys: 'shared' }).hint('keys_1').lean();
  expect(found.map(({ accountId }) => accountId).sort()).toEqual(['A1', 'A2', 'A3']);
});

it('has the index again when the list fails', async () => {
  const failing = indexKeysAfter(longList, () => Promise.reject(new Error('no list')));
  await expect(failing).rejects.toThrow('no list');
  expect(await indexes()).toContain('keys_1');
});

it('keeps the index while a short list comes in', async () => {
  const { result } = await indexKeysAfter(1000, indexes);
  expect(result).toContain('keys_1');
});
