import type { StaffActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import type { PasswordChange, WeakPasswordDetails } from '@heyi/shared/staff/staff.schema';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import {
  countAttempt,
  type FieldHash,
  forgetAttempts,
  lockedError,
} from '../auth/password-attempts.ts';
import { endSessions } from '../auth/sessions.ts';
import { inTransaction } from '../database/transaction.ts';
import { weaknesses } from './password.rules.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { StaffModel } from './staff.model.ts';
import { ownAccount } from './staff-accounts.ts';

/** Throws `staff.weak_password` with every reason. */
export function mustBeStrong(password: string, username: string): void {
  const reasons = weaknesses(password, username);
  const details: WeakPasswordDetails = { reasons };
  must(reasons.length === 0, 'staff.weak_password', details);
}

/** Replaces the own password and ends all other sessions. The old one can be guessed here no oftener than at sign-in. */
export async function changeOwnPassword(
  actor: StaffActor,
  { oldPassword, newPassword }: PasswordChange,
  occasion: Occasion & { address: string },
  encryption: FieldHash,
): Promise<void> {
  const staff = await ownAccount(actor);
  const attempt = { username: staff.username, address: occasion.address };
  const lock = await countAttempt(attempt, encryption);
  if (lock) throw lockedError(lock, occasion.at);
  must(await verifyPassword(oldPassword, staff.passwordHash), 'staff.wrong_password');
  await forgetAttempts(attempt, encryption);
  mustBeStrong(newPassword, staff.username);
  if (newPassword === oldPassword) throw sameAgain();
  const passwordHash = await hashPassword(newPassword);
  await inTransaction(async (transaction) => {
    const { matchedCount } = await StaffModel.updateOne(
      { _id: staff._id, passwordHash: staff.passwordHash, disabledAt: null },
      { $set: { passwordHash, mustChangePassword: false } },
      { session: transaction },
    );
    must(matchedCount === 1, 'staff.wrong_password');
    const others = { subjectId: staff._id, except: actor.sessionId };
    await endSessions(others, 'password_changed', occasion.at, transaction);
    const target = { type: 'staff' as const, id: actor.id };
    await recordAudit({ actor, action: 'staff.password_changed', target }, occasion, transaction);
  });
}

const sameAgain = () =>
  new AppError('staff.weak_password', {
    reasons: ['不能与原密码相同'],
  } satisfies WeakPasswordDetails);
