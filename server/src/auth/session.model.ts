import { type SignedInAudience, signedInAudiences } from '@heyi/shared/actor';
import { model, Schema, type Types } from 'mongoose';
import { anyObjectId } from '../database/any-object-id.ts';

export const sessionEnds = [
  'signed_out',
  'ended',
  'refresh_token_reused',
  'password_changed',
  'password_reset',
  'disabled',
  'unbound',
  'handed_over',
  'blocked',
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** Somebody signed in on one device. Its refresh tokens form one family, of which only the newest is good. */
export interface Session {
  _id: Types.ObjectId;
  audience: SignedInAudience;
  /** Whose session it is: the staff member, the agent, or the customer's channel account, as customers are merged and split. */
  subjectId: Types.ObjectId;
  /** The channel account of the WeChat that signed in; null for staff. */
  accountId: Types.ObjectId | null;
  /** Hash of the part that all refresh tokens of this session share. */
  familyHash: string;
  /** Hash of the refresh token that is good now. */
  tokenHash: string;
  /** Hash of the one before, and since when it is no longer good. */
  previousHash: string | null;
  rotatedAt: Date;
  device: string;
  address: string;
  startedAt: Date;
  /** Unused until then, it ends. */
  idleUntil: Date;
  /** Used or not, it ends then. */
  expiresAt: Date;
  endedAt: Date | null;
  endReason: SessionEnd | null;
}

const sessionSchema = new Schema<Session>(
  {
    audience: { type: String, required: true, enum: signedInAudiences },
    subjectId: { type: Schema.Types.ObjectId, required: true },
    accountId: { type: Schema.Types.ObjectId, default: null },
    familyHash: { type: String, required: true },
    tokenHash: { type: String, required: true },
    previousHash: { type: String, default: null },
    rotatedAt: { type: Date, required: true },
    device: { type: String, default: '' },
    address: { type: String, required: true },
    startedAt: { type: Date, required: true },
    idleUntil: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    endReason: { type: String, enum: [...sessionEnds, null], default: null },
  },
  { collection: 'sessions', versionKey: false },
);
sessionSchema.index({ familyHash: 1 }, { unique: true });
sessionSchema.index({ subjectId: 1, endedAt: 1 });
sessionSchema.index(
  { accountId: 1, endedAt: 1 },
  { partialFilterExpression: { accountId: anyObjectId } },
);
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const SessionModel = model<Session>('Session', sessionSchema);
