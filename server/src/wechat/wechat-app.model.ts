import { type Channel, channels } from '@heyi/shared/identity/account-field';
import { type WechatAppKind, wechatAppKinds } from '@heyi/shared/wechat/wechat-apps.schema';
import { model, Schema, type Types } from 'mongoose';

/** A public account or mini-program of ours. */
export interface WechatApp {
  _id: Types.ObjectId;
  kind: WechatAppKind;
  name: string;
  appid: string;
  originalId: string;
  /** Null for a mini-program. */
  channel: Channel | null;
  /** The Open Platform account that it is bound to. */
  scope: string | null;
  /** Sealed; the last two are null for a mini-program. */
  secret: Buffer;
  token: Buffer | null;
  aesKey: Buffer | null;
  disabledAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

const wechatAppSchema = new Schema<WechatApp>(
  {
    kind: { type: String, required: true, enum: wechatAppKinds },
    name: { type: String, required: true },
    appid: { type: String, required: true },
    originalId: { type: String, required: true },
    channel: { type: String, enum: [...channels, null], default: null },
    scope: { type: String, default: null },
    secret: { type: Buffer, required: true },
    token: { type: Buffer, default: null },
    aesKey: { type: Buffer, default: null },
    disabledAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
  },
  { collection: 'wechat_apps', versionKey: false },
);
wechatAppSchema.index({ appid: 1 }, { unique: true });
wechatAppSchema.index({ originalId: 1 }, { unique: true });

export const WechatAppModel = model<WechatApp>('WechatApp', wechatAppSchema);
