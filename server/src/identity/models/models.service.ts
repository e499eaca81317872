import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Page, PageOf } from '@heyi/shared/paging';
import type { Types } from 'mongoose';
import { recordAudit } from '../../audit/audit.service.ts';
import type { Occasion } from '../../audit/occasion.ts';
import { pageById } from '../../database/page-by-id.ts';
import type { MatchModel } from '../engine/match-model.ts';
import { canSeeIdentities, canSetIdentities } from '../identity.policy.ts';
import { type ResolutionRun, ResolutionRunModel } from '../resolution-run.model.ts';
import { currentSettings } from '../settings/current-settings.ts';

type ModelHead = Pick<MatchModel, 'version' | 'accounts'>;

/** A model by the run that learned it. */
export interface LearnedModel<Model extends ModelHead = MatchModel> {
  runId: Types.ObjectId;
  learnedAt: Date;
  model: Model;
  /** Every run decides by it. */
  isKept: boolean;
}

const heads = { startedAt: 1, 'matchModel.version': 1, 'matchModel.accounts': 1 } as const;

/** The models that runs learned, newest first, without what they hold. */
export async function listModels(
  actor: Actor,
  page: Page,
): Promise<PageOf<LearnedModel<ModelHead>>> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const learned = { status: 'done' as const, 'settings.modelRunId': null };
  const { items, nextCursor } = await pageById(ResolutionRunModel, learned, page, heads);
  const { modelRunId } = await currentSettings();
  return { items: items.flatMap((run) => learnedBy(run, modelRunId)), nextCursor };
}

export async function findModel(actor: Actor, runId: string): Promise<LearnedModel> {
  must(canSeeIdentities(actor), 'auth.forbidden');
  const run = await ResolutionRunModel.findOne({ _id: runId, status: 'done' })
    .select({ startedAt: 1, matchModel: 1 })
    .lean();
  const { modelRunId } = await currentSettings();
  const [found] = run ? learnedBy(run, modelRunId) : [];
  must(found, 'model.not_found');
  return found;
}

function learnedBy(
  { _id, startedAt, matchModel }: Pick<ResolutionRun, '_id' | 'startedAt' | 'matchModel'>,
  kept: Types.ObjectId | null,
): LearnedModel[] {
  if (!matchModel) return [];
  const isKept = kept?.equals(_id) ?? false;
  return [{ runId: _id, learnedAt: startedAt, model: matchModel, isKept }];
}

/** A model to take away; that it was taken is in the audit trail. */
export async function takeModel(
  actor: StaffActor,
  runId: string,
  occasion: Occasion,
): Promise<MatchModel> {
  must(canSetIdentities(actor), 'auth.forbidden');
  const { model } = await findModel(actor, runId);
  const target = { type: 'model' as const, id: runId };
  const details = { version: model.version };
  await recordAudit({ actor, action: 'identity.model_downloaded', target, details }, occasion);
  return model;
}
