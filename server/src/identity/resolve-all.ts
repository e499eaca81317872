import type { ResolutionSummary } from '@heyi/shared/identity/identity.schema';
import { withLease } from '../database/lease.ts';
import type { Ports } from '../ports/ports.ts';
import { resolveMany } from './engine/resolve-many.ts';
import { loadAccounts } from './load-accounts.ts';
import { failRun, finishRun, type OnProgress, startRun } from './resolution-runs.ts';
import { saveReviewPairs } from './save-review-pairs.ts';
import { strongestLinks } from './strongest-links.ts';
import { writeCustomers } from './write-customers.ts';

/**
 * Makes customers of all accounts: reads them, lets the engine decide, writes what changed. Only one runs at a
 * time; a run that was killed leaves whole customers only, and the next one goes on to the same result.
 */
export function resolveAll(
  ports: Pick<Ports, 'now' | 'fieldEncryption'>,
  onProgress: OnProgress,
): Promise<ResolutionSummary> {
  return withLease('identity', async () => {
    const run = await startRun(ports.now());
    try {
      const progress = run.track(onProgress);
      const accounts = await loadAccounts(ports.fieldEncryption, progress);
      const resolution = resolveMany(accounts.table, { onProgress: progress });
      const links = strongestLinks(accounts.ids.length, resolution.links);
      const decided = { accounts, resolution, links, runId: run.id, at: ports.now() };
      const changedAccounts = await writeCustomers(decided, ports.fieldEncryption, progress);
      await saveReviewPairs(decided, progress);
      return await finishRun(run, decided, changedAccounts, ports.now());
    } catch (error) {
      await failRun(run, error, ports.now());
      throw error;
    }
  });
}
