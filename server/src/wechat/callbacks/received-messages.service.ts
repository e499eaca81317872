import type { Actor, StaffActor } from '@heyi/shared/actor';
import { type InputProblem, must } from '@heyi/shared/errors';
import type { PageOf } from '@heyi/shared/paging';
import type { ReceivedQuery } from '@heyi/shared/wechat/messages.schema';
import { type QueryFilter, Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import { canSeeWechat } from '../apps/wechat-apps.policy.ts';
import { type WechatMessage, WechatMessageModel } from '../wechat-message.model.ts';
import { canRetryMessages } from './received-messages.policy.ts';

const wrongCursor: InputProblem = {
  in: 'query',
  path: 'cursor',
  message: '分页游标无效，请从第一页重新开始',
};

/** What was received, the newest first; neither content nor answer is read. */
export async function listReceived(
  actor: Actor,
  { limit, cursor, state, appid }: ReceivedQuery,
): Promise<PageOf<WechatMessage>> {
  must(canSeeWechat(actor), 'auth.forbidden');
  const filter: QueryFilter<WechatMessage> = {
    ...(state ? { state } : {}),
    ...(appid ? { appid } : {}),
    ...(cursor ? behind(cursor) : {}),
  };
  const found = await WechatMessageModel.find(filter)
    .sort({ receivedAt: -1, _id: -1 })
    .limit(limit + 1)
    .select({ content: 0 })
    .lean();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorAt(last) : null };
}

// Ids are no moments here, so a page ends at both.
const cursorAt = ({ receivedAt, _id }: WechatMessage) => `${receivedAt.getTime()}-${_id}`;

function behind(cursor: string): QueryFilter<WechatMessage> {
  const [, time, id] = /^(\d{1,14})-([0-9a-f]{24})$/.exec(cursor) ?? [];
  must(time, 'input.invalid', [wrongCursor]);
  const receivedAt = new Date(Number(time));
  return {
    receivedAt: { $lte: receivedAt },
    $or: [{ receivedAt: { $lt: receivedAt } }, { _id: { $lt: new Types.ObjectId(id) } }],
  };
}

export async function countReceived(actor: Actor) {
  must(canSeeWechat(actor), 'auth.forbidden');
  const [waiting, failed] = await Promise.all([
    WechatMessageModel.countDocuments({ state: 'waiting' }),
    WechatMessageModel.countDocuments({ state: 'failed' }),
  ]);
  return { waiting, failed, can: { retry: canRetryMessages(actor) } };
}

const afresh = (at: Date) => ({ $set: { state: 'waiting' as const, attempts: 0, dueAt: at } });

/** Has a failed message handled again. Throws `wechat_message.not_found`, `wechat_message.not_failed`. */
export async function retryMessage(
  actor: StaffActor,
  id: string,
  occasion: Occasion,
): Promise<WechatMessage> {
  must(canRetryMessages(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const retried = await WechatMessageModel.findOneAndUpdate(
      { _id: id, state: 'failed' },
      afresh(occasion.at),
      { session, returnDocument: 'after' },
    ).lean();
    const isThere = retried ?? (await WechatMessageModel.exists({ _id: id }).session(session));
    must(isThere, 'wechat_message.not_found');
    must(retried, 'wechat_message.not_failed');
    const target = { type: 'wechat-message' as const, id };
    await recordAudit({ actor, action: 'wechat_message.retried', target }, occasion, session);
    return retried;
  });
}

/** Has all failed messages handled again; gives how many there are. */
export async function retryAllFailed(actor: StaffActor, occasion: Occasion): Promise<number> {
  must(canRetryMessages(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const { modifiedCount: rows } = await WechatMessageModel.updateMany(
      { state: 'failed' },
      afresh(occasion.at),
      { session },
    );
    const details = { rows };
    await recordAudit({ actor, action: 'wechat_message.retried', details }, occasion, session);
    return rows;
  });
}
