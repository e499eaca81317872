import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { MessagesQuery } from '@heyi/shared/messages/messages.schema';
import type { PageOf } from '@heyi/shared/paging';
import { Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { pageById } from '../database/page-by-id.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Message, MessageModel } from './message.model.ts';
import { canCancel, canHandleMessages, canRetry, canSeeMessages } from './messages.policy.ts';

const usuallyGoodMs = 7 * 86_400_000;

export async function listMessages(
  actor: Actor,
  { kind, state, way, appid, customerId, ...page }: MessagesQuery,
): Promise<PageOf<Message>> {
  must(canSeeMessages(actor), 'auth.forbidden');
  const filter = {
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(way ? { way } : {}),
    ...(appid ? { 'attempts.appid': appid } : {}),
    ...(customerId ? { customerId: new Types.ObjectId(customerId) } : {}),
  };
  return pageById(MessageModel, filter, page);
}

/** Tries all ways again, those that were refused too; good for another week. Throws `message.not_found`, `message.settled`. */
export const retryMessage = (actor: StaffActor, id: string, occasion: Occasion) =>
  handle({ actor, id, action: 'message.retried', isAllowed: canRetry, occasion }, (message) => ({
    state: 'waiting',
    dueAt: occasion.at,
    freshFrom: message.attempts.length,
    round: 0,
    expiresAt: new Date(occasion.at.getTime() + usuallyGoodMs),
    closed: [],
    settledAt: null,
  }));

/** Throws `message.not_found`, `message.settled`. */
export const cancelMessage = (actor: StaffActor, id: string, occasion: Occasion) =>
  handle({ actor, id, action: 'message.cancelled', isAllowed: canCancel, occasion }, () => ({
    state: 'cancelled',
    settledAt: occasion.at,
    waitsFor: null,
  }));

interface Deed {
  actor: StaffActor;
  id: string;
  action: 'message.retried' | 'message.cancelled';
  isAllowed: typeof canRetry;
  occasion: Occasion;
}

/** One conditional write: whoever delivers the message at that moment goes first. */
function handle(
  { actor, id, action, isAllowed, occasion }: Deed,
  changesOf: (message: Message) => Partial<Message>,
): Promise<Message> {
  must(canHandleMessages(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const message = await MessageModel.findById(id).session(session).lean();
    must(message, 'message.not_found');
    must(isAllowed(actor, message), 'message.settled');
    const changed = await MessageModel.findOneAndUpdate(
      { _id: message._id, state: message.state },
      { $set: changesOf(message) },
      { session, returnDocument: 'after' },
    ).lean();
    must(changed, 'message.settled');
    const target = { type: 'message' as const, id };
    await recordAudit({ actor, action, target }, occasion, session);
    return changed;
  });
}
