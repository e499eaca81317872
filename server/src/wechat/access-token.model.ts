import { model, Schema } from 'mongoose';

/** The access token of one app, shared by all processes. */
export interface AccessToken {
  /** The appid. */
  _id: string;
  /** Sealed; null before the first. */
  token: Buffer | null;
  renewedAt: Date | null;
  expiresAt: Date | null;
  /** Until then one process alone fetches the next one. */
  claimedUntil: Date;
}

const accessTokenSchema = new Schema<AccessToken>(
  {
    _id: { type: String, required: true },
    token: { type: Buffer, default: null },
    renewedAt: { type: Date, default: null },
    expiresAt: { type: Date, default: null },
    claimedUntil: { type: Date, required: true },
  },
  { collection: 'wechat_access_tokens', versionKey: false },
);

export const AccessTokenModel = model<AccessToken>('WechatAccessToken', accessTokenSchema);
