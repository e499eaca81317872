import { AppError, type InputProblem } from '@heyi/shared/errors';
import { type QueryFilter, Types } from 'mongoose';
import type { Message } from './message.model.ts';

/** Where a page of an inbox ends, by time and id. */
export const writeInboxCursor = ({ visibleAt, _id }: Pick<Message, 'visibleAt' | '_id'>) =>
  `${visibleAt.getTime().toString(36)}-${_id.toHexString()}`;

const wrong: InputProblem = {
  in: 'query',
  path: 'cursor',
  message: '分页游标无效，请从第一页重新开始',
};

/** The messages after a page's end. Throws `input.invalid` for a cursor that no page gave. */
export function readInboxCursor(cursor: string | undefined): QueryFilter<Message> {
  if (cursor === undefined) return {};
  const [, time, id] = /^([0-9a-z]{1,9})-([0-9a-f]{24})$/.exec(cursor) ?? [];
  if (!time || !id) throw new AppError('input.invalid', [wrong]);
  const visibleAt = new Date(Number.parseInt(time, 36));
  return {
    $or: [{ visibleAt: { $lt: visibleAt } }, { visibleAt, _id: { $lt: new Types.ObjectId(id) } }],
  };
}
