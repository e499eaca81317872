import { resolveJob } from '../identity/identity.service.ts';
import type { Ports } from '../ports/ports.ts';
import { importJob, runStoredImport } from './imports.service.ts';

/** The long work of this module: a list is taken in, then all accounts are resolved anew. */
export function defineImportJobs(ports: Ports): void {
  ports.jobs.define<{ importId: string }>(importJob, async ({ importId }, { signal }) => {
    const { created, updated } = await runStoredImport(importId, ports, signal);
    if (created + updated > 0) await ports.jobs.enqueue(resolveJob, {});
  });
}
