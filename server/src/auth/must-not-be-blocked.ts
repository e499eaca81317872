import { must } from '@heyi/shared/errors';
import { isPersonBlocked } from '../blocks/blocked.ts';
import { customerIdOf } from '../identity/owned-account.ts';

/** Before somebody is given new tokens. Throws `auth.blocked`, or `auth.session_ended` for an account that is gone. */
export async function mustNotBeBlocked(accountId: string): Promise<void> {
  const customerId = await customerIdOf(accountId);
  must(customerId, 'auth.session_ended');
  must(!(await isPersonBlocked(accountId, customerId.toHexString())), 'auth.blocked');
}
