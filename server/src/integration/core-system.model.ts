import { model, Schema, type Types } from 'mongoose';

/** A system of the insurer that pushes policies, agents and the like to us. */
export interface CoreSystem {
  _id: Types.ObjectId;
  name: string;
  /** Sealed: what it signs with. */
  secret: Buffer;
  createdAt: Date;
  seenAt: Date | null;
  disabledAt: Date | null;
}

const coreSystemSchema = new Schema<CoreSystem>(
  {
    name: { type: String, required: true },
    secret: { type: Buffer, required: true },
    createdAt: { type: Date, required: true },
    seenAt: { type: Date, default: null },
    disabledAt: { type: Date, default: null },
  },
  { collection: 'core_systems', versionKey: false },
);
coreSystemSchema.index({ name: 1 }, { unique: true });

export const CoreSystemModel = model<CoreSystem>('CoreSystem', coreSystemSchema);
