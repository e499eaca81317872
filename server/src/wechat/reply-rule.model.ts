import { type ReplyOccasion, replyOccasions } from '@heyi/shared/wechat/replies.schema';
import { model, Schema, type Types } from 'mongoose';

/** What a public account answers by itself. */
export interface ReplyRule {
  _id: Types.ObjectId;
  /** Null: in all accounts. */
  appid: string | null;
  on: ReplyOccasion;
  /** The scene of a code or its beginning, the key of a menu entry, a word in a text; empty: whatever it is. */
  match: string;
  text: string;
  createdAt: Date;
}

const replyRuleSchema = new Schema<ReplyRule>(
  {
    appid: { type: String, default: null },
    on: { type: String, required: true, enum: replyOccasions },
    match: { type: String, default: '' },
    text: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'wechat_reply_rules', versionKey: false },
);
replyRuleSchema.index({ appid: 1, on: 1, match: 1 }, { unique: true });

export const ReplyRuleModel = model<ReplyRule>('WechatReplyRule', replyRuleSchema);
