import type { StaffActor } from '@heyi/shared/actor';
import type { StaffSignIn } from '@heyi/shared/auth/auth.schema';
import { AppError, must } from '@heyi/shared/errors';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { inTransaction } from '../database/transaction.ts';
import { verifyPassword } from '../staff/password-hash.ts';
import {
  actorOf,
  findStaffByUsername,
  noteSignIn,
  plainUsername,
  type Staff,
} from '../staff/staff-accounts.ts';
import { signOut } from './auth.service.ts';
import {
  countAttempt,
  type FieldHash,
  forgetAttempts,
  type Lock,
  lockedError,
} from './password-attempts.ts';
import { type OpenedSession, openSession } from './sessions.ts';
import { type Tokens, tokensOf } from './tokens.ts';

/** Where a sign-in comes from. */
export interface Origin extends Occasion {
  address: string;
  device: string;
}

export interface Secrets {
  tokenSecret: string;
  fieldEncryption: FieldHash;
}

export interface SignedIn {
  staff: Staff;
  actor: StaffActor;
  tokens: Tokens;
}

/** Throws `auth.wrong_credentials`, the same and after the same time whatever was wrong, or `auth.locked`. Ends the session of the refresh token that this device held until now. */
export async function signInStaff(
  { username, password }: StaffSignIn,
  replaced: string | undefined,
  origin: Origin,
  { tokenSecret, fieldEncryption }: Secrets,
): Promise<SignedIn> {
  const attempt = { username: plainUsername(username), address: origin.address };
  const lock = await countAttempt(attempt, fieldEncryption);
  const staff = await findStaffByUsername(attempt.username);
  if (lock) throw await locked(lock, staff, origin);
  const right = await verifyPassword(password, staff?.passwordHash ?? null);
  if (!staff || !right || staff.disabledAt) {
    await recordFailure('auth.sign_in_failed', staff, origin);
    throw new AppError('auth.wrong_credentials');
  }
  const opened = await openStaffSession(staff, origin);
  await forgetAttempts(attempt, fieldEncryption);
  await signOut({ audience: 'public' }, replaced, origin);
  return {
    staff,
    actor: actorOf(staff, opened.session._id.toHexString()),
    tokens: tokensOf(opened, tokenSecret, origin.at),
  };
}

/** The session and its entry in the audit log, unless the account has changed since its password was checked. */
export function openStaffSession(staff: Staff, origin: Origin): Promise<OpenedSession> {
  return inTransaction(async (transaction) => {
    const same = await noteSignIn(staff, origin.at, transaction);
    must(same, 'auth.wrong_credentials');
    const subject = { audience: 'staff' as const, subjectId: staff._id, accountId: null };
    const opened = await openSession(subject, origin, origin.at, transaction);
    const actor = actorOf(staff, opened.session._id.toHexString());
    await recordAudit(
      { actor, action: 'auth.signed_in', target: { type: 'session', id: actor.sessionId } },
      origin,
      transaction,
    );
    return opened;
  });
}

async function locked(lock: Lock, staff: Staff | null, origin: Origin) {
  if (lock.justBegun) await recordFailure('auth.sign_in_locked', staff, origin);
  return lockedError(lock, origin.at);
}

// What was typed as username is not kept: it may be a password or another person's name.
const recordFailure = (
  action: 'auth.sign_in_failed' | 'auth.sign_in_locked',
  staff: Staff | null,
  origin: Origin,
) => {
  const target = staff && { type: 'staff' as const, id: staff._id.toHexString() };
  const details = { known: staff !== null };
  return recordAudit({ actor: { audience: 'public' }, action, target, details }, origin);
};
