import type { Page, PageOf } from '@heyi/shared/paging';
import { type Model, type QueryFilter, Types } from 'mongoose';

/** One page of records, newest first, by the id of the last one seen. */
export async function pageById<T extends { _id: Types.ObjectId }>(
  model: Model<T>,
  filter: QueryFilter<T>,
  { limit, cursor }: Page,
): Promise<PageOf<T>> {
  const after =
    cursor && Types.ObjectId.isValid(cursor) ? { _id: { $lt: new Types.ObjectId(cursor) } } : {};
  const found = (await model
    .find({ $and: [filter, after] } as QueryFilter<T>)
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean()) as T[];
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? last._id.toHexString() : null };
}
