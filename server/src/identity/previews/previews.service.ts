import type { StaffActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import type { PreviewPairQuery, SettingsProposal } from '@heyi/shared/identity/settings.schema';
import type { Page, PageOf } from '@heyi/shared/paging';
import { Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { pageById } from '../../database/page-by-id.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { doerOf } from '../by-hand/deed.ts';
import { isOutdated } from '../engine/weigh/learn-model.ts';
import { canSeeIdentities, canSetIdentities } from '../identity.policy.ts';
import { resolveJob } from '../identity.service.ts';
import { storedModel } from '../resolution-runs.ts';
import { currentSettings } from '../settings/current-settings.ts';
import { putInForce } from '../settings/put-in-force.ts';
import {
  type SettingsVersion,
  settingsChanged,
  settingsDetails,
} from '../settings/settings.service.ts';
import { type Preview, PreviewModel, type PreviewPair } from './preview.model.ts';

export const previewJob = 'identity-preview';

/** Queues a trial of settings. */
export async function startPreview(
  actor: StaffActor,
  { bars, modelRunId }: SettingsProposal,
  jobs: Jobs,
  occasion: Occasion,
): Promise<Preview> {
  must(canSetIdentities(actor), 'auth.forbidden');
  const model = modelRunId && new Types.ObjectId(modelRunId);
  if (model) await refuseUnfit(model);
  const created = await PreviewModel.create({
    bars,
    modelRunId: model,
    status: 'waiting',
    basedOn: await currentSettings(),
    by: doerOf(actor),
    at: occasion.at,
  });
  const preview = created.toObject();
  const previewId = preview._id.toHexString();
  const target = { type: 'preview' as const, id: previewId };
  const details = settingsDetails(preview);
  await recordAudit({ actor, action: 'identity.preview_started', target, details }, occasion);
  await jobs.enqueue(previewJob, { previewId });
  return preview;
}

async function refuseUnfit(modelRunId: Types.ObjectId): Promise<void> {
  const model = await storedModel(modelRunId);
  must(model, 'model.not_found');
  must(!isOutdated(model), 'model.outdated');
}

/** Queues again what a stopped process left unfinished. */
export async function recoverPreviews(jobs: Jobs): Promise<void> {
  const unfinished = await PreviewModel.find({ status: { $in: ['waiting', 'running'] } })
    .select({ _id: 1 })
    .lean();
  for (const { _id } of unfinished) {
    await jobs.enqueue(previewJob, { previewId: _id.toHexString() });
  }
}

export async function listPreviews(actor: StaffActor, page: Page): Promise<PageOf<Preview>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  return pageById(PreviewModel, {}, page, { pairs: 0 });
}

export async function findPreview(actor: StaffActor, id: string): Promise<Preview> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const found = await PreviewModel.findById(id).lean();
  must(found, 'preview.not_found');
  return found;
}

/** Pairs of a trial that would be decided otherwise, by their place among all that it kept. */
export async function listPreviewPairs(
  actor: StaffActor,
  id: string,
  { kind, limit, cursor = '0' }: PreviewPairQuery,
): Promise<PageOf<PreviewPair>> {
  const { pairs } = await findPreview(actor, id);
  must(/^\d{1,9}$/.test(cursor), 'input.invalid', [
    { in: 'query', path: 'cursor', message: '分页游标无效，请从第一页重新开始' },
  ]);
  const ofKind = pairs.filter((pair) => pair.kind === kind);
  const end = Number(cursor) + limit;
  return {
    items: ofKind.slice(Number(cursor), end),
    nextCursor: end < ofKind.length ? String(end) : null,
  };
}

/** Stops a trial, or lets go of its outcome. */
export async function cancelPreview(
  actor: StaffActor,
  id: string,
  occasion: Occasion,
): Promise<Preview> {
  must(canSetIdentities(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const cancelled = await PreviewModel.findOneAndUpdate(
      { _id: id, status: { $in: ['waiting', 'running', 'done'] } },
      { $set: { status: 'cancelled', finishedAt: occasion.at } },
      { session, returnDocument: 'after' },
    ).lean();
    if (!cancelled) return refuseEnded(id, 'preview.ended');
    const target = { type: 'preview' as const, id };
    await recordAudit({ actor, action: 'identity.preview_cancelled', target }, occasion, session);
    return cancelled;
  });
}

/** Makes what was tried the next version of the settings, and queues a run by it. */
export async function applyPreview(
  actor: StaffActor,
  id: string,
  reason: string,
  { jobs, occasion, encryption }: { jobs: Jobs; occasion: Occasion; encryption: FieldEncryption },
): Promise<SettingsVersion> {
  must(canSetIdentities(actor), 'auth.forbidden');
  const applied = await inTransaction(async (session) => {
    const { version: before } = await currentSettings(session);
    const preview = await PreviewModel.findOneAndUpdate(
      { _id: id, status: 'done' },
      { $set: { status: 'applied', appliedAs: before + 1 } },
      { session, returnDocument: 'after' },
    ).lean();
    if (!preview) return refuseEnded(id, 'preview.not_done');
    if (preview.basedOn.version !== before) throw await settingsChanged();
    return putInForce(actor, preview, {
      basedOn: before,
      previewId: preview._id,
      reason,
      occasion,
      encryption,
      session,
    });
  });
  await jobs.enqueue(resolveJob, {});
  return applied;
}

async function refuseEnded(id: string, code: 'preview.ended' | 'preview.not_done'): Promise<never> {
  must(await PreviewModel.exists({ _id: id }), 'preview.not_found');
  throw new AppError(code);
}
