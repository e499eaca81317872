import type { Audience } from '@heyi/shared/actor';
import { model, Schema, type Types } from 'mongoose';

export const sessionEnds = [
  'signed_out',
  'ended',
  'refresh_token_reused',
  'password_changed',
  'password_reset',
  'disabled',
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** Somebody signed in on one device. Its refresh tokens form one family, of which only the newest is good. */
export interface Session {
  _id: Types.ObjectId;
  audience: Extract<Audience, 'staff'>;
  /** Whose session it is: the id of the staff member. */
  subjectId: Types.ObjectId;
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
    audience: { type: String, required: true, enum: ['staff'] },
    subjectId: { type: Schema.Types.ObjectId, required: true },
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
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const SessionModel = model<Session>('Session', sessionSchema);
