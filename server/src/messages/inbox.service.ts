import type { AgentActor, CustomerActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { UnreadCount } from '@heyi/shared/messages/messages.schema';
import type { Page, PageOf } from '@heyi/shared/paging';
import { type QueryFilter, Types } from 'mongoose';
import { readInboxCursor, writeInboxCursor } from './inbox-cursor.ts';
import { type Message, MessageModel } from './message.model.ts';

type Person = CustomerActor | AgentActor;

const mostCounted = 99;

/** An agent's messages are the agent's; the same person as a customer has others. */
const ownedBy = ({ audience, id }: Person): QueryFilter<Message> =>
  audience === 'agent'
    ? { agentId: new Types.ObjectId(id) }
    : { customerId: new Types.ObjectId(id), agentId: null };

const shown = (actor: Person, at: Date): QueryFilter<Message> => ({
  ...ownedBy(actor),
  visibleAt: { $lte: at },
  state: { $nin: ['refused', 'cancelled'] },
});

export async function listInbox(
  actor: Person,
  { limit, cursor }: Page,
  at: Date,
): Promise<PageOf<Message>> {
  const found = await MessageModel.find({ $and: [shown(actor, at), readInboxCursor(cursor)] })
    .sort({ visibleAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? writeInboxCursor(last) : null };
}

export async function countUnread(actor: Person, at: Date): Promise<UnreadCount> {
  const isUnread = { ...shown(actor, at), readAt: null };
  const counted = await MessageModel.countDocuments(isUnread, { limit: mostCounted + 1 });
  return { unread: Math.min(counted, mostCounted), more: counted > mostCounted };
}

/** Throws `message.not_found`, for somebody else's too. */
export async function markRead(actor: Person, id: string, at: Date): Promise<Message> {
  const own = { $and: [shown(actor, at), { _id: new Types.ObjectId(id) }] };
  await MessageModel.updateOne({ $and: [own, { readAt: null }] }, { $set: { readAt: at } });
  const message = await MessageModel.findOne(own).lean();
  must(message, 'message.not_found');
  return message;
}

export async function markAllRead(actor: Person, at: Date): Promise<UnreadCount> {
  await MessageModel.updateMany({ ...shown(actor, at), readAt: null }, { $set: { readAt: at } });
  return countUnread(actor, at);
}
