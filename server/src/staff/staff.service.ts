import type { StaffActor, StaffRole } from '@heyi/shared/actor';
import type { AuditAction, AuditDetails } from '@heyi/shared/audit/audit.schema';
import { AppError, must } from '@heyi/shared/errors';
import type { Page, PageOf } from '@heyi/shared/paging';
import type { NewStaff } from '@heyi/shared/staff/staff.schema';
import type { mongo, UpdateQuery } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { endSessions, type SessionEnd } from '../auth/sessions.ts';
import { pageById } from '../database/page-by-id.ts';
import { inTransaction } from '../database/transaction.ts';
import { generatePassword } from './generate-password.ts';
import { hashPassword } from './password-hash.ts';
import { type Staff, StaffModel } from './staff.model.ts';
import { canManageStaff, isOneself } from './staff.policy.ts';

export interface StaffWithPassword {
  staff: Staff;
  initialPassword: string;
}

export async function listStaff(actor: StaffActor, page: Page): Promise<PageOf<Staff>> {
  must(canManageStaff(actor), 'auth.forbidden');
  return pageById(StaffModel, {}, page);
}

export async function findStaff(actor: StaffActor, id: string): Promise<Staff> {
  must(canManageStaff(actor), 'auth.forbidden');
  const found = await StaffModel.findById(id).lean();
  must(found, 'staff.not_found');
  return found;
}

/** Opens an account with a generated password that its owner must replace at the first sign-in. */
export async function createStaff(
  actor: StaffActor,
  { username, roles }: NewStaff,
  occasion: Occasion,
): Promise<StaffWithPassword> {
  must(canManageStaff(actor), 'auth.forbidden');
  const initialPassword = generatePassword();
  const passwordHash = await hashPassword(initialPassword);
  const staff = await inTransaction(async (transaction) => {
    await standAsAdministrator(actor, transaction);
    const account = { username, roles, passwordHash, mustChangePassword: true };
    const created = await insertStaff(account, occasion.at, transaction);
    const target = { type: 'staff' as const, id: created._id.toHexString() };
    const deed = { actor, action: 'staff.created' as const, target, details: { username, roles } };
    await recordAudit(deed, occasion, transaction);
    return created;
  });
  return { staff, initialPassword };
}

/** Throws `staff.username_taken`. */
export async function insertStaff(
  account: Pick<Staff, 'username' | 'roles' | 'passwordHash' | 'mustChangePassword'>,
  createdAt: Date,
  transaction: mongo.ClientSession,
): Promise<Staff> {
  try {
    const [created] = await StaffModel.create([{ ...account, createdAt }], {
      session: transaction,
    });
    return (created as NonNullable<typeof created>).toObject();
  } catch (error) {
    const taken = (error as { code?: unknown }).code === 11000;
    throw taken ? new AppError('staff.username_taken', undefined, { cause: error }) : error;
  }
}

export const changeRoles = (
  actor: StaffActor,
  id: string,
  roles: StaffRole[],
  occasion: Occasion,
): Promise<Staff> =>
  changeStaff(actor, id, occasion, {
    set: { roles },
    action: 'staff.roles_changed',
    details: ({ roles: before }) => ({ before, after: roles }),
  });

/** Closes the account and ends all of its sessions. */
export const disableStaff = (actor: StaffActor, id: string, occasion: Occasion): Promise<Staff> =>
  changeStaff(actor, id, occasion, {
    set: { disabledAt: occasion.at },
    action: 'staff.disabled',
    endsSessions: 'disabled',
  });

export const enableStaff = (actor: StaffActor, id: string, occasion: Occasion): Promise<Staff> =>
  changeStaff(actor, id, occasion, { set: { disabledAt: null }, action: 'staff.enabled' });

/** Gives the account a generated password that its owner must replace, and ends all of its sessions. */
export async function resetPassword(
  actor: StaffActor,
  id: string,
  occasion: Occasion,
): Promise<StaffWithPassword> {
  must(canManageStaff(actor), 'auth.forbidden');
  const initialPassword = generatePassword();
  const staff = await changeStaff(actor, id, occasion, {
    set: { passwordHash: await hashPassword(initialPassword), mustChangePassword: true },
    action: 'staff.password_reset',
    endsSessions: 'password_reset',
  });
  return { staff, initialPassword };
}

interface StaffChange {
  set: NonNullable<UpdateQuery<Staff>['$set']>;
  action: AuditAction;
  details?: (before: Staff) => AuditDetails;
  endsSessions?: SessionEnd;
}

async function changeStaff(
  actor: StaffActor,
  id: string,
  occasion: Occasion,
  { set, action, details, endsSessions }: StaffChange,
): Promise<Staff> {
  must(canManageStaff(actor), 'auth.forbidden');
  return inTransaction(async (transaction) => {
    await standAsAdministrator(actor, transaction);
    const before = await StaffModel.findByIdAndUpdate(id, { $set: set }, { session: transaction })
      .setOptions({ returnDocument: 'before' })
      .lean();
    must(before, 'staff.not_found');
    must(!isOneself(actor, before), 'staff.not_yourself');
    if (endsSessions)
      await endSessions({ subjectId: before._id }, endsSessions, occasion.at, transaction);
    const target = { type: 'staff' as const, id };
    await recordAudit(
      { actor, action, target, details: details?.(before) ?? {} },
      occasion,
      transaction,
    );
    return { ...before, ...set } as Staff;
  });
}

/** Writes to the own account too: of two administrators who disable each other at the same moment only one succeeds. */
async function standAsAdministrator(actor: StaffActor, transaction: mongo.ClientSession) {
  const { matchedCount } = await StaffModel.updateOne(
    { _id: actor.id, roles: 'administrator', disabledAt: null },
    { $inc: { changesMade: 1 } },
    { session: transaction },
  );
  must(matchedCount === 1, 'auth.forbidden');
}
