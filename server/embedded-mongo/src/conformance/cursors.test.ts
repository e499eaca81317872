import type { Document, Long } from 'mongodb';
import { failure, useScratch } from './scratch.ts';

const scratch = useScratch();
const collection = (name: string) => scratch.db.collection(name);

/** The cursor of a query that has handed out one document. */
async function opened(find: string, filter: Document = {}): Promise<Long> {
  const answer = await scratch.db.command({ find, filter, batchSize: 1 }, { promoteLongs: false });
  return answer.cursor.id;
}

const next = (id: Long, name: string) => scratch.db.command({ getMore: id, collection: name });

beforeAll(async () => {
  for (const name of ['killed', 'dropped', 'walked', 'renamed'])
    await collection(name).insertMany(Array.from({ length: 40 }, (_, n) => ({ n })));
});

describe('a cursor', () => {
  it('that was killed is gone', async () => {
    const cursor = await opened('killed');
    await scratch.db.command({ killCursors: 'killed', cursors: [cursor] });
    expect((await failure(next(cursor, 'killed'))).code).toBe(43);
  });

  it('says once that its collection was dropped', async () => {
    const cursor = await opened('dropped');
    await collection('dropped').drop();
    expect((await failure(next(cursor, 'dropped'))).code).toBe(175);
    expect((await failure(next(cursor, 'dropped'))).code).toBe(43);
  });

  it('says that its collection was renamed', async () => {
    const cursor = await opened('renamed');
    await collection('renamed').rename('renamed-now');
    expect((await failure(next(cursor, 'renamed'))).code).toBe(175);
  });

  it('ends with the index that it walks, and with no other', async () => {
    await collection('walked').createIndex({ n: 1 });
    const [byIndex, byScan] = [await opened('walked', { n: { $gte: 0 } }), await opened('walked')];
    await collection('walked').dropIndex('n_1');
    expect((await failure(next(byIndex, 'walked'))).code).toBe(175);
    expect((await next(byScan, 'walked')).cursor.nextBatch).toHaveLength(39);
  });
});
