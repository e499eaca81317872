import type { Ports } from '../../ports/ports.ts';
import { MigrationModel } from './migration.model.ts';
import { migrationJob } from './migration.service.ts';
import { runMigration } from './run-migration.ts';

export function defineMigrationJobs(ports: Ports): void {
  ports.jobs.define<{ id: string }>(migrationJob, ({ id }, { signal }) =>
    runMigration(id, ports, signal),
  );
}

/** Queues again what a stopped process left unfinished. */
export async function recoverMigrations({ jobs }: Pick<Ports, 'jobs'>): Promise<void> {
  const unfinished = { state: { $in: ['trying', 'waiting', 'running'] as const } };
  for (const { _id } of await MigrationModel.find(unfinished).select({ _id: 1 }).lean())
    await jobs.enqueue(migrationJob, { id: _id.toHexString() });
}

/** Queues the paused ones whose time has come. */
export async function resumeMigrations({ jobs, now }: Pick<Ports, 'jobs' | 'now'>): Promise<void> {
  const isDue = { state: 'paused' as const, resumesAt: { $lte: now() } };
  for (;;) {
    const update = { $set: { state: 'waiting' as const } };
    const due = await MigrationModel.findOneAndUpdate(isDue, update).lean();
    if (!due) return;
    await jobs.enqueue(migrationJob, { id: due._id.toHexString() });
  }
}
