import { model, Schema } from 'mongoose';

/** A tag as an account knows it. */
export interface AccountTag {
  id: number;
  name: string;
  /** Followers who have it, by WeChat's count. */
  count: number;
}

/** The tags of a public account as WeChat told last. */
export interface AccountTags {
  /** The appid. */
  _id: string;
  tags: AccountTag[];
  pulledAt: Date;
  /** Names that we make tags of so that others can flow there; written before WeChat is asked. */
  madeNames: string[];
}

const accountTagSchema = new Schema<AccountTag>(
  {
    id: { type: Number, required: true },
    name: { type: String, required: true },
    count: { type: Number, required: true },
  },
  { _id: false, id: false },
);

const accountTagsSchema = new Schema<AccountTags>(
  {
    _id: { type: String, required: true },
    tags: { type: [accountTagSchema], default: [] },
    pulledAt: { type: Date, required: true },
    madeNames: { type: [String], default: [] },
  },
  { collection: 'wechat_account_tags', versionKey: false },
);

export const AccountTagsModel = model<AccountTags>('WechatAccountTags', accountTagsSchema);
