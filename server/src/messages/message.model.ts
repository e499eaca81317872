import {
  type AttemptOutcome,
  attemptOutcomes,
  type MessageState,
  type MessageWay,
  messageStates,
  messageWays,
  type WhyNot,
  whyNots,
} from '@heyi/shared/messages/delivery';
import { type MessageKind, messageKindNames } from '@heyi/shared/messages/message-kinds';
import { model, Schema, type Types } from 'mongoose';

/** One attempt to reach the phone; stored before WeChat is called. */
export interface Attempt {
  way: MessageWay;
  appid: string;
  accountId: Types.ObjectId;
  at: Date;
  outcome: AttemptOutcome;
  why: WhyNot | null;
  /** WeChat's error code. */
  errcode: number | null;
  round: number;
}

/** A way that was not open when the last one was chosen. */
export interface ClosedWay {
  way: MessageWay | null;
  appid: string | null;
  why: WhyNot;
}

/** What one person is told: their inbox and the outbox to WeChat at once. */
export interface Message {
  _id: Types.ObjectId;
  kind: MessageKind;
  /** Where it came from, and for an agent the account of their WeChat at that time. */
  accountId: Types.ObjectId | null;
  customerId: Types.ObjectId | null;
  /** An agent's messages are not the customer's who they are too. */
  agentId: Types.ObjectId | null;
  /** Sealed `MessageValues`. */
  content: Buffer;
  dedupeKey: string;
  state: MessageState;
  way: MessageWay | null;
  /** While it waits: taken up from then on; while it is sent: its sender is thought dead from then on. */
  dueAt: Date;
  /** Whoever sends it just now. */
  claim: string | null;
  round: number;
  attempts: Attempt[];
  /** Attempts before this one do not count any more: somebody had all ways tried again. */
  freshFrom: number;
  closed: ClosedWay[];
  /** Why it waits. */
  waitsFor: WhyNot | null;
  createdAt: Date;
  /** From then on the inbox shows it. */
  visibleAt: Date;
  expiresAt: Date;
  settledAt: Date | null;
  readAt: Date | null;
  purgeAt: Date;
}

const attemptSchema = new Schema<Attempt>(
  {
    way: { type: String, required: true, enum: messageWays },
    appid: { type: String, required: true },
    accountId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
    outcome: { type: String, required: true, enum: attemptOutcomes },
    why: { type: String, enum: [...whyNots, null], default: null },
    errcode: { type: Number, default: null },
    round: { type: Number, required: true },
  },
  { _id: false },
);

const closedWaySchema = new Schema<ClosedWay>(
  {
    way: { type: String, enum: [...messageWays, null], default: null },
    appid: { type: String, default: null },
    why: { type: String, required: true, enum: whyNots },
  },
  { _id: false },
);

const messageSchema = new Schema<Message>(
  {
    kind: { type: String, required: true, enum: messageKindNames },
    accountId: { type: Schema.Types.ObjectId, default: null },
    customerId: { type: Schema.Types.ObjectId, default: null },
    agentId: { type: Schema.Types.ObjectId, default: null },
    content: { type: Buffer, required: true },
    dedupeKey: { type: String, required: true },
    state: { type: String, required: true, enum: messageStates },
    way: { type: String, enum: [...messageWays, null], default: null },
    dueAt: { type: Date, required: true },
    claim: { type: String, default: null },
    round: { type: Number, default: 0 },
    attempts: { type: [attemptSchema], default: [] },
    freshFrom: { type: Number, default: 0 },
    closed: { type: [closedWaySchema], default: [] },
    waitsFor: { type: String, enum: [...whyNots, null], default: null },
    createdAt: { type: Date, required: true },
    visibleAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    settledAt: { type: Date, default: null },
    readAt: { type: Date, default: null },
    purgeAt: { type: Date, required: true },
  },
  { collection: 'messages', versionKey: false },
);
messageSchema.index({ dedupeKey: 1 }, { unique: true });
messageSchema.index({ accountId: 1 });
messageSchema.index({ customerId: 1, visibleAt: -1, _id: -1 });
messageSchema.index({ agentId: 1, visibleAt: -1, _id: -1 });
messageSchema.index({ state: 1, dueAt: 1 });
messageSchema.index({ purgeAt: 1 }, { expireAfterSeconds: 0 });

export const MessageModel = model<Message>('Message', messageSchema);
