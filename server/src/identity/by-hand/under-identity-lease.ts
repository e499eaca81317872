import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@heyi/shared/errors';
import { withLease } from '../../database/lease.ts';
import { LeaseHeldError } from '../../database/lease-held-error.ts';
import { identityLease } from '../identity-lease.ts';

const patienceMs = 2_000;
const retryMs = 25;

/**
 * Runs a change by hand while nothing else touches identities: waits for other people's changes, which take a moment,
 * and refuses with `identity.busy` while an import or a resolution is at work.
 */
export async function underIdentityLease<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await withLease(identityLease, work);
    } catch (error) {
      if (!(error instanceof LeaseHeldError)) throw error;
      if (Date.now() >= until) throw new AppError('identity.busy', undefined, { cause: error });
      await wait(retryMs * (1 + Math.random()));
    }
  }
}
