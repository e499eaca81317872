import { type ContactOutcome, contactOutcomes } from '@heyi/shared/contacts/contacts.schema';
import { type MessageState, messageStates } from '@heyi/shared/wechat/messages.schema';
import { model, Schema, type Types } from 'mongoose';

/** A message or event that WeChat told us, and what became of it. */
export interface WechatMessage {
  /** The same for all its repetitions, and tells nothing of whose it is. */
  _id: Types.ObjectId;
  appid: string;
  openid: string;
  /** `text`, `image` …, or `event`. */
  type: string;
  event: string | null;
  sentAt: Date;
  receivedAt: Date;
  /** How often WeChat told it. */
  deliveries: number;
  /** The whole of it, sealed. */
  content: Buffer;
  /** What was answered; the same to each repetition. */
  reply: string | null;
  /** What was done at once about it. */
  outcome: ContactOutcome | null;
  state: MessageState;
  attempts: number;
  /** Taken up (again) from then on. */
  dueAt: Date;
  handledAt: Date | null;
  /** A code of ours, or `errcode` and WeChat's; never words. */
  failure: string | null;
  expiresAt: Date;
}

const wechatMessageSchema = new Schema<WechatMessage>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    appid: { type: String, required: true },
    openid: { type: String, required: true },
    type: { type: String, required: true },
    event: { type: String, default: null },
    sentAt: { type: Date, required: true },
    receivedAt: { type: Date, required: true },
    deliveries: { type: Number, default: 1 },
    content: { type: Buffer, required: true },
    reply: { type: String, default: null },
    outcome: { type: String, enum: [...contactOutcomes, null], default: null },
    state: { type: String, required: true, enum: messageStates },
    attempts: { type: Number, default: 0 },
    dueAt: { type: Date, required: true },
    handledAt: { type: Date, default: null },
    failure: { type: String, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'wechat_received_messages', versionKey: false },
);
wechatMessageSchema.index({ state: 1, dueAt: 1 });
wechatMessageSchema.index({ receivedAt: -1, _id: -1 });
wechatMessageSchema.index({ state: 1, receivedAt: -1, _id: -1 });
wechatMessageSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const WechatMessageModel = model<WechatMessage>('WechatMessage', wechatMessageSchema);
