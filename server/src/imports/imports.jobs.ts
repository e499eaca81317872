import { resolveJob } from '../identity/identity.service.ts';
import type { Ports } from '../ports/ports.ts';
import { dryRunJob } from './dry-run/dry-run.service.ts';
import { runDryRun } from './dry-run/run-dry-run.ts';
import { importJob } from './held-imports.ts';
import { runStoredImport } from './imports.service.ts';

/** The long work of this module: a list is taken in, then all accounts are resolved anew; or it is only tried. */
export function defineImportJobs(ports: Ports): void {
  ports.jobs.define<{ importId: string }>(importJob, async ({ importId }, { signal }) => {
    const { created, updated } = await runStoredImport(importId, ports, signal);
    if (created + updated > 0) await ports.jobs.enqueue(resolveJob, {});
  });

  ports.jobs.define<{ importId: string; attempt: string }>(dryRunJob, (asked, { signal }) =>
    runDryRun(asked, ports, signal),
  );
}
