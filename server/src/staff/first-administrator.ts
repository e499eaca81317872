import { type InputProblem, must } from '@heyi/shared/errors';
import { Username } from '@heyi/shared/staff/staff.schema';
import { recordAudit } from '../audit/audit.service.ts';
import { onServer } from '../audit/occasion.ts';
import { withLease } from '../database/lease.ts';
import { inTransaction } from '../database/transaction.ts';
import { mustBeStrong } from './own-password.ts';
import { hashPassword } from './password-hash.ts';
import { type Staff, StaffModel } from './staff.model.ts';
import { insertStaff } from './staff.service.ts';

interface NewAdministrator {
  username: string;
  password: string;
}

/** Opens the account of an administrator for whoever commands the server. Throws `input.invalid`, `staff.username_taken`, `staff.weak_password`. */
export async function createAdministrator(
  { username: typed, password }: NewAdministrator,
  now: Date,
): Promise<Staff> {
  const username = readUsername(typed);
  mustBeStrong(password, username);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (transaction) => {
    const created = await insertStaff(
      { username, roles: ['administrator'], passwordHash, mustChangePassword: false },
      now,
      transaction,
    );
    await recordAudit(
      {
        actor: { audience: 'machine' },
        action: 'staff.created',
        target: { type: 'staff', id: created._id.toHexString() },
        details: { username, roles: created.roles },
      },
      onServer(now),
      transaction,
    );
    return created;
  });
}

/** Opens the first administrator's account; null when there is an administrator who can sign in. Of processes that try at once one does it; to the others it throws `LeaseHeldError`. */
export function createFirstAdministrator(
  administrator: NewAdministrator,
  now: Date,
): Promise<Staff | null> {
  return withLease('first-administrator', async () =>
    (await hasAdministrator()) ? null : createAdministrator(administrator, now),
  );
}

const hasAdministrator = async () =>
  (await StaffModel.exists({ roles: 'administrator', disabledAt: null })) !== null;

function readUsername(typed: string): string {
  const { data, error } = Username.safeParse(typed);
  const [problem] = error?.issues ?? [];
  const details: InputProblem[] = [
    { in: 'body', path: 'username', message: problem?.message ?? '' },
  ];
  must(data, 'input.invalid', details);
  return data;
}
