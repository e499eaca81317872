import {
  type CodeKind,
  type CodeOwner,
  codeKinds,
  codeOwners,
} from '@heyi/shared/wechat/codes.schema';
import { model, Schema, type Types } from 'mongoose';

/** A code that people scan to come to us, and for whom they come. */
export interface SceneCode {
  _id: Types.ObjectId;
  appid: string;
  kind: CodeKind;
  owner: CodeOwner;
  ownerCode: string;
  label: string;
  /** What WeChat tells us of whoever scans it. */
  scene: string;
  page: string | null;
  days: number | null;
  /** What the picture of a public account's code says, and until when it is good; null before WeChat has made it. */
  content: string | null;
  expiresAt: Date | null;
  /** WeChat's own picture of a mini-program's code (PNG). */
  picture: Buffer | null;
  createdAt: Date;
  createdBy: string;
}

const sceneCodeSchema = new Schema<SceneCode>(
  {
    appid: { type: String, required: true },
    kind: { type: String, required: true, enum: codeKinds },
    owner: { type: String, required: true, enum: codeOwners },
    ownerCode: { type: String, required: true },
    label: { type: String, required: true },
    scene: { type: String, required: true },
    page: { type: String, default: null },
    days: { type: Number, default: null },
    content: { type: String, default: null },
    expiresAt: { type: Date, default: null },
    picture: { type: Buffer, default: null },
    createdAt: { type: Date, required: true },
    createdBy: { type: String, required: true },
  },
  { collection: 'wechat_codes', versionKey: false },
);
sceneCodeSchema.index({ appid: 1, scene: 1 }, { unique: true });
sceneCodeSchema.index({ kind: 1, appid: 1 });
sceneCodeSchema.index({ owner: 1, ownerCode: 1 });

export const SceneCodeModel = model<SceneCode>('WechatCode', sceneCodeSchema);
