import { model, Schema } from 'mongoose';

/** A nonce that was used; kept as long as a request with its time would be accepted. */
interface UsedNonce {
  /** System and nonce. */
  _id: string;
  until: Date;
}

const usedNonceSchema = new Schema<UsedNonce>(
  { _id: String, until: { type: Date, required: true } },
  { collection: 'integration_nonces', versionKey: false },
);
usedNonceSchema.index({ until: 1 }, { expireAfterSeconds: 0 });

export const UsedNonceModel = model<UsedNonce>('UsedNonce', usedNonceSchema);
