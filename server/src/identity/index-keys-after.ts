import { mongo } from 'mongoose';
import { ChannelAccountModel } from './channel-account.model.ts';

const index = 'keys_1';
/** Below this, entries are as quickly put one by one. */
const fewBytes = 10_000_000;
const bytesPerAccount = 200;

/**
 * Search keys, a dozen an account and in no order, cost more to index than all else of a long list. So where lists bring at
 * least half as many accounts as are stored, the index is dropped first and built in one go when the work is done; a search
 * walks through all accounts until then. `indexed` resolves when it is there again; after a kill, the next start of any
 * process builds it.
 */
export async function indexKeysAfter<T>(
  bytes: number,
  work: () => Promise<T>,
): Promise<{ result: T; indexed: Promise<void> }> {
  const stored = await ChannelAccountModel.estimatedDocumentCount();
  const isLong = bytes >= fewBytes && bytes / bytesPerAccount >= stored / 2;
  if (!isLong) return { result: await work(), indexed: Promise.resolve() };
  await dropIndex();
  try {
    const result = await work();
    const indexed = ChannelAccountModel.createIndexes();
    indexed.catch(() => undefined); // thrown to whoever waits for it
    return { result, indexed };
  } catch (error) {
    await ChannelAccountModel.createIndexes();
    throw error;
  }
}

const noSuchIndex = [26, 27];

async function dropIndex(): Promise<void> {
  try {
    await ChannelAccountModel.collection.dropIndex(index);
  } catch (error) {
    const isGone =
      error instanceof mongo.MongoServerError && noSuchIndex.includes(Number(error.code));
    if (!isGone) throw error;
  }
}
