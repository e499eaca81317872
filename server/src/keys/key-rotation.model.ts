import { model, Schema, type Types } from 'mongoose';

/** Sealing everything anew with one key, and how far that is: it goes on from here whatever killed it. */
export interface KeyRotation {
  _id: Types.ObjectId;
  toKeyId: string;
  status: 'running' | 'done' | 'failed';
  /** The first pass seals anew; the next ones look again, until one finds nothing left. */
  pass: number;
  /** The field that the pass is at (`collection.path`), and the record it has come to there; null at its beginning. */
  field: string | null;
  after: unknown;
  /** Records that this pass has seen, of about how many. */
  seen: number;
  total: number;
  /** Values sealed anew in this pass, and in all. */
  inPass: number;
  resealed: number;
  /** Values found in this pass that do not open, whose key or bytes are wrong; they stay as they are. */
  unreadable: number;
  failure: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

const count = { type: Number, required: true, default: 0 };

const keyRotationSchema = new Schema<KeyRotation>(
  {
    toKeyId: { type: String, required: true },
    status: { type: String, required: true, enum: ['running', 'done', 'failed'] },
    pass: { type: Number, required: true, default: 1 },
    field: { type: String, default: null },
    after: { type: Schema.Types.Mixed, default: null },
    seen: count,
    total: count,
    inPass: count,
    resealed: count,
    unreadable: count,
    failure: { type: String, default: null },
    startedAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { collection: 'key_rotations', versionKey: false },
);
// At most one is at work.
keyRotationSchema.index(
  { status: 1 },
  { unique: true, partialFilterExpression: { status: 'running' } },
);

export const KeyRotationModel = model<KeyRotation>('KeyRotation', keyRotationSchema);
