import type { StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { mongo } from 'mongoose';
import { type Staff, StaffModel } from './staff.model.ts';

export type { Staff };

/** How a username is stored, however it was typed. */
export const plainUsername = (typed: string): string => typed.trim().toLowerCase();

export const findStaffByUsername = (username: string): Promise<Staff | null> =>
  StaffModel.findOne({ username: plainUsername(username) }).lean();

/** The staff member if the account is not disabled. */
export const findActiveStaff = (id: string): Promise<Staff | null> =>
  StaffModel.findOne({ _id: id, disabledAt: null }).lean();

export async function ownAccount(actor: StaffActor): Promise<Staff> {
  const found = await findActiveStaff(actor.id);
  must(found, 'auth.session_ended');
  return found;
}

/** Notes a sign-in; false when the account was disabled or got another password since that was checked. */
export async function noteSignIn(
  { _id, passwordHash }: Staff,
  at: Date,
  transaction: mongo.ClientSession,
): Promise<boolean> {
  const { matchedCount } = await StaffModel.updateOne(
    { _id, passwordHash, disabledAt: null },
    { $set: { signedInAt: at } },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Who a staff member is to the rest of the product: without rights as long as the password is not an own one. */
export const actorOf = (staff: Staff, sessionId: string): StaffActor => ({
  audience: 'staff',
  id: staff._id.toHexString(),
  username: staff.username,
  roles: staff.mustChangePassword ? [] : staff.roles,
  sessionId,
});
