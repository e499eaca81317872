import { model, Schema } from 'mongoose';

/** Calls of one interface of one app on one day in Shanghai. */
export interface WechatUsage {
  /** `appid day path` */
  _id: string;
  appid: string;
  day: string;
  path: string;
  calls: number;
  failures: number;
  /** The last failure's code (null: no answer), and when. */
  failedWith: number | null;
  failedAt: Date | null;
  expiresAt: Date;
}

const wechatUsageSchema = new Schema<WechatUsage>(
  {
    _id: { type: String, required: true },
    appid: { type: String, required: true },
    day: { type: String, required: true },
    path: { type: String, required: true },
    calls: { type: Number, default: 0 },
    failures: { type: Number, default: 0 },
    failedWith: { type: Number, default: null },
    failedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'wechat_usage', versionKey: false },
);
wechatUsageSchema.index({ appid: 1, day: 1 });
wechatUsageSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const WechatUsageModel = model<WechatUsage>('WechatUsage', wechatUsageSchema);
