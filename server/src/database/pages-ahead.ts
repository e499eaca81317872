import { setImmediate } from 'node:timers/promises';
import type { mongo, Types } from 'mongoose';

interface PagesAhead {
  filter?: mongo.Document;
  projection: mongo.Document;
  pageSize: number;
}

/** All documents in the order of their ids, a page at a time; the next page is fetched while one is being looked at. */
export async function* pagesAhead<T extends { _id: Types.ObjectId }>(
  collection: Pick<mongo.Collection, 'find'>,
  { filter = {}, projection, pageSize }: PagesAhead,
): AsyncGenerator<T[]> {
  const pageAfter = (after: Types.ObjectId | null) =>
    collection
      .find(after ? { ...filter, _id: { $gt: after } } : filter, { projection })
      .sort({ _id: 1 })
      .limit(pageSize)
      .batchSize(pageSize)
      .toArray() as Promise<unknown> as Promise<T[]>;
  let coming = pageAfter(null);
  for (;;) {
    const page = await coming;
    const last = page.at(-1);
    if (!last) return;
    if (page.length === pageSize) {
      coming = pageAfter(last._id);
      coming.catch(() => undefined); // thrown when it is its turn
      await setImmediate(); // for the request to get on its way
    }
    yield page;
    if (page.length < pageSize) return;
  }
}
