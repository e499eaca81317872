import { model, Schema } from 'mongoose';

export const spentLimits = 'spent_limits';

/** As rate-limiter-flexible keeps its counters; here so that its indexes are made with all others. */
interface SpentLimit {
  key: string;
  points: number;
  expire: Date | null;
}

const spentLimitSchema = new Schema<SpentLimit>(
  {
    key: { type: String, required: true },
    points: { type: Number, required: true },
    expire: { type: Date, default: null },
  },
  { collection: spentLimits, versionKey: false },
);
spentLimitSchema.index({ key: 1 }, { unique: true });
spentLimitSchema.index({ expire: 1 }, { expireAfterSeconds: 0 });

model<SpentLimit>('SpentLimit', spentLimitSchema);
