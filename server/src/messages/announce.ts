import {
  checkedData,
  type MessageData,
  type MessageKind,
  messageKinds,
} from '@heyi/shared/messages/message-kinds';
import { type mongo, Types } from 'mongoose';
import { inTransaction } from '../database/transaction.ts';
import { heldAccountOf, heldCustomerOf } from '../identity/customer-of-account.ts';
import type { Ports } from '../ports/ports.ts';
import { type Message, MessageModel } from './message.model.ts';
import { messageValuesField } from './message-content.ts';

const day = 86_400_000;
const usuallyGoodMs = 7 * day;
const keptMs = 365 * day;

/** Exactly one of the three: a customer, whoever an account belongs to, or an agent. */
export type Recipient =
  | { customerId: Types.ObjectId; accountId?: never; agentId?: never }
  | { accountId: Types.ObjectId; customerId?: never; agentId?: never }
  | { agentId: Types.ObjectId; customerId?: never; accountId?: never };

export type Announcement<K extends MessageKind> = Recipient & {
  kind: K;
  data: MessageData<K>;
  /** The same for every telling of the same news: it is told once. */
  dedupeKey: string;
  notBefore?: Date;
  /** Not sent any more from then on; a week after it is due when left out. */
  expires?: Date;
};

type Tools = Pick<Ports, 'now' | 'fieldEncryption'>;

/**
 * Puts a message into the person's inbox and has it sent to their phone by what is allowed then; given the caller's
 * transaction, both happen with what the caller writes or not at all. Told twice, it happens once. Throws
 * `customer.not_found`, `account.not_found`, and zod's error for data that do not fit the kind.
 */
export function announce<K extends MessageKind>(
  announcement: Announcement<K>,
  tools: Tools,
  session?: mongo.ClientSession,
): Promise<void> {
  return session
    ? store(announcement, tools, session)
    : inTransaction((own) => store(announcement, tools, own));
}

async function store<K extends MessageKind>(
  { kind, data, dedupeKey, notBefore, expires, ...recipient }: Announcement<K>,
  { now, fieldEncryption }: Tools,
  session: mongo.ClientSession,
): Promise<void> {
  if ((messageKinds[kind].to === 'agent') !== (recipient.agentId !== undefined))
    throw new Error(`${kind} is for another kind of recipient`);
  const values = checkedData(kind, data);
  const at = now();
  const visibleAt = notBefore && notBefore > at ? notBefore : at;
  const _id = new Types.ObjectId();
  const message: Omit<Message, 'dedupeKey'> = {
    _id,
    kind,
    ...(await ownerOf(recipient, session)),
    content: fieldEncryption.seal(values, messageValuesField.place({ _id })),
    state: 'waiting',
    way: null,
    dueAt: visibleAt,
    claim: null,
    round: 0,
    attempts: [],
    freshFrom: 0,
    closed: [],
    waitsFor: null,
    createdAt: at,
    visibleAt,
    expiresAt: expires ?? new Date(visibleAt.getTime() + usuallyGoodMs),
    settledAt: null,
    readAt: null,
    purgeAt: new Date(visibleAt.getTime() + keptMs),
  };
  await MessageModel.updateOne({ dedupeKey }, { $setOnInsert: message }, { upsert: true, session });
}

type Owner = Pick<Message, 'accountId' | 'customerId' | 'agentId'>;

async function ownerOf(
  { customerId, accountId, agentId }: Partial<Record<keyof Owner, Types.ObjectId>>,
  session: mongo.ClientSession,
): Promise<Owner> {
  if (agentId) return { accountId: null, customerId: null, agentId };
  if (customerId) return { ...(await heldAccountOf(customerId, session)), agentId: null };
  const own = accountId as Types.ObjectId;
  return { accountId: own, customerId: await heldCustomerOf(own, session), agentId: null };
}
