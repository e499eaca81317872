import type { Ports } from '../ports/ports.ts';
import { resolveJob } from './identity.service.ts';
import { previewJob } from './previews/previews.service.ts';
import { runPreview } from './previews/run-preview.ts';
import { resolveAll } from './resolve-all.ts';

/** The long work of this module. */
export function defineIdentityJobs(ports: Ports): void {
  ports.jobs.define(resolveJob, async () => {
    await resolveAll(ports, () => undefined);
  });
  ports.jobs.define<{ previewId: string }>(previewJob, ({ previewId }, { signal }) =>
    runPreview(previewId, ports, signal),
  );
}
