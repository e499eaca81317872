import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { ImportModel } from '../import.model.ts';
import { canImport, canSeeImports } from '../imports.policy.ts';
import { type DryRun, DryRunModel } from './dry-run.model.ts';

export const dryRunJob = 'dry-run';

const underWay = { $in: ['waiting', 'running'] as DryRun['status'][] };

/** Queues a dry run of a held list; one that is under way is left to it. Throws `import.begun`. */
export async function startDryRun(
  actor: StaffActor,
  id: string,
  jobs: Jobs,
  occasion: Occasion,
): Promise<DryRun> {
  must(canImport(actor), 'auth.forbidden');
  const found = await ImportModel.findById(id).lean();
  must(found, 'import.not_found');
  must(found.status === 'held', 'import.begun');
  const going = await DryRunModel.findOne({ _id: id, status: underWay }).lean();
  if (going) return going;
  const attempt = new Types.ObjectId();
  const queued = await inTransaction(async (session) => {
    const target = { type: 'import' as const, id };
    await recordAudit({ actor, action: 'import.dry_run', target }, occasion, session);
    const fresh = { status: 'waiting' as const, stage: 'list', done: 0, total: 0, failure: null };
    const begun = { attempt, startedAt: occasion.at, finishedAt: null };
    return DryRunModel.findOneAndUpdate(
      { _id: id },
      { $set: { ...fresh, ...begun, summary: null, examples: null } },
      { upsert: true, returnDocument: 'after', session },
    ).lean();
  });
  must(queued, 'server.failed');
  await jobs.enqueue(dryRunJob, { importId: id, attempt: attempt.toHexString() });
  return queued;
}

export async function findDryRun(actor: Actor, id: string): Promise<DryRun> {
  must(canSeeImports(actor), 'auth.forbidden');
  const found = await DryRunModel.findById(id).lean();
  must(found, 'dry_run.not_found');
  return found;
}

/** The worker notices at its next step; one that has ended stays as it is. */
export async function cancelDryRun(actor: StaffActor, id: string, at: Date): Promise<void> {
  must(canImport(actor), 'auth.forbidden');
  await findDryRun(actor, id);
  await DryRunModel.updateOne(
    { _id: id, status: underWay },
    { $set: { status: 'cancelled', finishedAt: at } },
  );
}

/** Queues again what a stopped process left unfinished. */
export async function recoverDryRuns(jobs: Jobs): Promise<void> {
  for (const { _id, attempt } of await DryRunModel.find({ status: underWay }).lean()) {
    const job = { importId: _id.toHexString(), attempt: attempt.toHexString() };
    await jobs.enqueue(dryRunJob, job);
  }
}
