import { type InputProblem, must } from '@heyi/shared/errors';
import type { Page, PageOf } from '@heyi/shared/paging';
import { type Model, type QueryFilter, Types } from 'mongoose';

const wrongCursor: InputProblem = {
  in: 'query',
  path: 'cursor',
  message: '分页游标无效，请从第一页重新开始',
};

/** One page of records, newest first, by the id of the last one seen. Only the named fields are read, or all but those. Throws `input.invalid` for a cursor that none of its pages gave. */
export async function pageById<T extends { _id: Types.ObjectId }>(
  model: Model<T>,
  filter: QueryFilter<T>,
  { limit, cursor }: Page,
  fields: Record<string, 0 | 1> = {},
): Promise<PageOf<T>> {
  const isCursor = cursor === undefined || /^[0-9a-f]{24}$/.test(cursor);
  must(isCursor, 'input.invalid', [wrongCursor]);
  const after = cursor ? { _id: { $lt: new Types.ObjectId(cursor) } } : {};
  const found = (await model
    .find({ $and: [filter, after] } as QueryFilter<T>)
    .sort({ _id: -1 })
    .limit(limit + 1)
    .select(fields)
    .lean()) as T[];
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? last._id.toHexString() : null };
}
