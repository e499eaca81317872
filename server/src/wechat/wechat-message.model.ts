import { model, Schema } from 'mongoose';

export const messageStates = ['waiting', 'handled', 'failed'] as const;

/** A message or event that WeChat told us, and what became of it. */
export interface WechatMessage {
  /** What all its repetitions share. */
  _id: string;
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
  state: (typeof messageStates)[number];
  attempts: number;
  /** Taken up (again) from then on. */
  dueAt: Date;
  handledAt: Date | null;
  failure: string | null;
  expiresAt: Date;
}

const wechatMessageSchema = new Schema<WechatMessage>(
  {
    _id: { type: String, required: true },
    appid: { type: String, required: true },
    openid: { type: String, required: true },
    type: { type: String, required: true },
    event: { type: String, default: null },
    sentAt: { type: Date, required: true },
    receivedAt: { type: Date, required: true },
    deliveries: { type: Number, default: 1 },
    content: { type: Buffer, required: true },
    reply: { type: String, default: null },
    state: { type: String, required: true, enum: messageStates },
    attempts: { type: Number, default: 0 },
    dueAt: { type: Date, required: true },
    handledAt: { type: Date, default: null },
    failure: { type: String, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'wechat_messages', versionKey: false },
);
wechatMessageSchema.index({ state: 1, dueAt: 1 });
wechatMessageSchema.index({ receivedAt: -1, _id: -1 });
wechatMessageSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const WechatMessageModel = model<WechatMessage>('WechatMessage', wechatMessageSchema);
