import { AppError, type InputProblem } from '@heyi/shared/errors';
import { type QueryFilter, Types } from 'mongoose';
import type { ReviewPair } from './review-pair.model.ts';

/** Where a page of pairs ends, by probability and id. */
export const writeCursor = ({ probability, _id }: Pick<ReviewPair, 'probability' | '_id'>) =>
  Buffer.from(`${probability} ${_id.toHexString()}`, 'utf8').toString('base64url');

/** The pairs after a page's end. Throws `input.invalid` for a cursor that no page gave. */
export function readCursor(cursor: string): QueryFilter<ReviewPair> {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, probability, id] = /^([\d.e-]+) ([0-9a-f]{24})$/.exec(text) ?? [];
  const at = Number(probability);
  if (id === undefined || !Number.isFinite(at)) {
    const wrong: InputProblem = {
      in: 'query',
      path: 'cursor',
      message: '分页游标无效，请从第一页重新开始',
    };
    throw new AppError('input.invalid', [wrong]);
  }
  return {
    $or: [{ probability: { $lt: at } }, { probability: at, _id: { $gt: new Types.ObjectId(id) } }],
  };
}
