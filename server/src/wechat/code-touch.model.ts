import { type TouchKind, touchKinds } from '@heyi/shared/wechat/codes.schema';
import { model, Schema, type Types } from 'mongoose';

/** That somebody came by a code. */
export interface CodeTouch {
  /** Of the message or sign-in that told it: told again, it is the same one. */
  _id: Types.ObjectId;
  codeId: Types.ObjectId;
  kind: TouchKind;
  accountId: Types.ObjectId;
  at: Date;
}

/** By which code an account came to us: decided once, when it first followed or signed in with one behind it. */
export interface LeadSource {
  /** The account's. */
  _id: Types.ObjectId;
  codeId: Types.ObjectId;
  at: Date;
}

const codeTouchSchema = new Schema<CodeTouch>(
  {
    codeId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, required: true, enum: touchKinds },
    accountId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'wechat_code_touches', versionKey: false },
);
codeTouchSchema.index({ codeId: 1, kind: 1, at: -1 });
codeTouchSchema.index({ codeId: 1, at: -1 });
codeTouchSchema.index({ accountId: 1, at: 1 });

const leadSourceSchema = new Schema<LeadSource>(
  {
    codeId: { type: Schema.Types.ObjectId, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'wechat_lead_sources', versionKey: false },
);
leadSourceSchema.index({ codeId: 1 });

export const CodeTouchModel = model<CodeTouch>('WechatCodeTouch', codeTouchSchema);
export const LeadSourceModel = model<LeadSource>('WechatLeadSource', leadSourceSchema);
