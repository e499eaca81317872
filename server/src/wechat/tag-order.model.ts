import { model, Schema } from 'mongoose';

/** Which tags flow to the accounts, the most important first; there is one. */
export interface TagOrderRecord {
  _id: 'order';
  names: string[];
  changedAt: Date;
}

const tagOrderSchema = new Schema<TagOrderRecord>(
  {
    _id: { type: String, required: true },
    names: { type: [String], default: [] },
    changedAt: { type: Date, required: true },
  },
  { collection: 'wechat_tag_order', versionKey: false },
);

export const TagOrderModel = model<TagOrderRecord>('WechatTagOrder', tagOrderSchema);
