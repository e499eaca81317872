import { model, Schema, type Types } from 'mongoose';

/** Somebody whom a public account knows: follows it, or did. What may be absent came later than some followers. */
export interface Follower {
  _id: Types.ObjectId;
  appid: string;
  openid: string;
  unionid: string | null;
  isFollowing: boolean;
  /** Of the event or list that told so: what is older changes nothing. */
  knownAt: Date;
  followedAt: Date | null;
  /** How they came, as WeChat names it, and the scene of the code they came by. */
  subscribeScene: string | null;
  qrScene: string | null;
  /** All tags in the account; ours among them are those that flowed there from elsewhere, or are about to. */
  tagIds: number[];
  flowedTagIds?: number[];
  /** The account's own tags by name, as the channel account was told. */
  ownTags?: string[];
  /** Of their last message, scan or tap: customer-service messages are allowed for 48 hours after it. */
  actedAt: Date | null;
  /** The channel account made of them. */
  accountId: Types.ObjectId | null;
  /** Who they are in the account that WeChat moved them to. */
  movedTo?: Alias | null;
  /** Who they were in the account that WeChat moved them from. */
  movedFrom?: Alias | null;
}

/** The same WeChat user in another public account, by WeChat's word. */
export interface Alias {
  appid: string;
  openid: string;
}

const aliasSchema = new Schema<Alias>(
  { appid: { type: String, required: true }, openid: { type: String, required: true } },
  { _id: false },
);

const followerSchema = new Schema<Follower>(
  {
    appid: { type: String, required: true },
    openid: { type: String, required: true },
    unionid: { type: String, default: null },
    isFollowing: { type: Boolean, required: true },
    knownAt: { type: Date, required: true },
    followedAt: { type: Date, default: null },
    subscribeScene: { type: String, default: null },
    qrScene: { type: String, default: null },
    tagIds: { type: [Number], default: [] },
    flowedTagIds: { type: [Number], default: [] },
    ownTags: { type: [String], default: [] },
    actedAt: { type: Date, default: null },
    accountId: { type: Schema.Types.ObjectId, default: null },
    movedTo: { type: aliasSchema, default: null },
    movedFrom: { type: aliasSchema, default: null },
  },
  { collection: 'wechat_followers', versionKey: false },
);
followerSchema.index({ appid: 1, openid: 1 }, { unique: true });
followerSchema.index({ appid: 1, _id: 1 });
followerSchema.index({ appid: 1, isFollowing: 1, unionid: 1 });
followerSchema.index({ accountId: 1 });

export const FollowerModel = model<Follower>('WechatFollower', followerSchema);
