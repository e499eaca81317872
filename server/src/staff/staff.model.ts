import { type StaffRole, staffRoles } from '@heyi/shared/actor';
import { model, Schema, type Types } from 'mongoose';

/** Somebody who works in the back office. */
export interface Staff {
  _id: Types.ObjectId;
  username: string;
  roles: StaffRole[];
  /** As `hashPassword` writes it. */
  passwordHash: string;
  /** The password came from an administrator; until it is replaced its owner has no rights. */
  mustChangePassword: boolean;
  disabledAt: Date | null;
  signedInAt: Date | null;
  createdAt: Date;
  /** Counts what this person changed on other accounts, so that two administrators' changes on each other conflict. */
  changesMade: number;
}

const staffSchema = new Schema<Staff>(
  {
    username: { type: String, required: true },
    roles: { type: [String], required: true, enum: staffRoles },
    passwordHash: { type: String, required: true },
    mustChangePassword: { type: Boolean, required: true },
    disabledAt: { type: Date, default: null },
    signedInAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    changesMade: { type: Number, default: 0 },
  },
  { collection: 'staff', versionKey: false },
);
staffSchema.index({ username: 1 }, { unique: true });

export const StaffModel = model<Staff>('Staff', staffSchema);
