import { model, Schema } from 'mongoose';

export const passwordAttempts = 'password_attempts';

/** As rate-limiter-flexible keeps its counters; here so that its indexes are made with all others. */
interface PasswordAttempt {
  key: string;
  points: number;
  expire: Date | null;
}

const passwordAttemptSchema = new Schema<PasswordAttempt>(
  {
    key: { type: String, required: true },
    points: { type: Number, required: true },
    expire: { type: Date, default: null },
  },
  { collection: passwordAttempts, versionKey: false },
);
passwordAttemptSchema.index({ key: 1 }, { unique: true });
passwordAttemptSchema.index({ expire: 1 }, { expireAfterSeconds: 0 });

model<PasswordAttempt>('PasswordAttempt', passwordAttemptSchema);
