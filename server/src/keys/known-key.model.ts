import { model, Schema } from 'mongoose';

/** A key that this database was used with, so that nobody comes with another one by the same name. */
export interface KnownKey {
  /** The key's id; `#hash` is the key of look-up hashes. */
  _id: string;
  /** Tells one key from another and nothing else. */
  fingerprint: string;
  since: Date;
  retiredAt: Date | null;
}

const knownKeySchema = new Schema<KnownKey>(
  {
    _id: { type: String, required: true },
    fingerprint: { type: String, required: true },
    since: { type: Date, required: true },
    retiredAt: { type: Date, default: null },
  },
  { collection: 'encryption_keys', versionKey: false },
);

export const KnownKeyModel = model<KnownKey>('KnownKey', knownKeySchema);
