import type { StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Jobs } from '../ports/jobs.ts';
import { DryRunModel } from './dry-run/dry-run.model.ts';
import { type Import, ImportModel } from './import.model.ts';
import { deleteFile } from './import-file.ts';
import { canImport } from './imports.policy.ts';

export const importJob = 'import';

/** Longest time that an uploaded list is kept for a decision. */
export const heldForMs = 7 * 86_400_000;

/** Queues the import of a held list; its dry run has served. Throws `import.begun` when somebody was faster. */
export async function startImport(
  actor: StaffActor,
  id: string,
  jobs: Jobs,
  occasion: Occasion,
): Promise<Import> {
  must(canImport(actor), 'auth.forbidden');
  const _id = await heldImport(id);
  const started = await inTransaction(async (session) => {
    const found = await ImportModel.findOneAndUpdate(
      { _id, status: 'held' },
      { $set: { status: 'waiting' } },
      { returnDocument: 'after', session },
    ).lean();
    must(found, 'import.begun');
    await DryRunModel.deleteOne({ _id }, { session });
    const target = { type: 'import' as const, id };
    await recordAudit({ actor, action: 'import.started', target }, occasion, session);
    return found;
  });
  await jobs.enqueue(importJob, { importId: id });
  return started;
}

/** Lets go of a held list and its file. Throws `import.begun` once it was started. */
export async function dropImport(actor: StaffActor, id: string, occasion: Occasion): Promise<void> {
  must(canImport(actor), 'auth.forbidden');
  const _id = await heldImport(id);
  await inTransaction(async (session) => {
    const dropped = await ImportModel.findOneAndDelete({ _id, status: 'held' }, { session }).lean();
    must(dropped, 'import.begun');
    await DryRunModel.deleteOne({ _id }, { session });
    const target = { type: 'import' as const, id };
    const details = { name: dropped.fileName };
    await recordAudit({ actor, action: 'import.dropped', target, details }, occasion, session);
  });
  await deleteFile(_id);
}

async function heldImport(id: string): Promise<Types.ObjectId> {
  const found = await ImportModel.findById(id).select({ status: 1 }).lean();
  must(found, 'import.not_found');
  must(found.status === 'held', 'import.begun');
  return found._id;
}

/** Drops lists that were uploaded a week ago and never started, with their files and dry runs. */
export async function dropForgottenImports(now: Date): Promise<void> {
  const before = new Date(now.getTime() - heldForMs);
  const forgotten = await ImportModel.find({ status: 'held', createdAt: { $lt: before } }).lean();
  for (const { _id } of forgotten) {
    const { deletedCount } = await ImportModel.deleteOne({ _id, status: 'held' });
    if (deletedCount === 0) continue;
    await DryRunModel.deleteOne({ _id });
    await deleteFile(_id);
  }
}
