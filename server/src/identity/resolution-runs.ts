import type { ResolutionSummary } from '@heyi/shared/identity/identity.schema';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import { type Bars, defaultBars } from './engine/decide/bars.ts';
import type { HotValue } from './engine/hot-values.ts';
import type { MatchModel } from './engine/match-model.ts';
import type { Resolution } from './engine/resolve-many.ts';
import { type ResolutionRun, ResolutionRunModel } from './resolution-run.model.ts';
import type { NumberedSettings } from './settings/identity-settings.ts';

export type OnProgress = (stage: string, done: number, total: number) => void;

const saveEveryMs = 500;

/** Opens a run and returns its id; what an earlier process left running is marked as failed. */
export async function startRun(at: Date): Promise<Types.ObjectId> {
  await ResolutionRunModel.updateMany(
    { status: 'running' },
    { $set: { status: 'failed', failure: '进程中断，下一次识别会接着完成', finishedAt: at } },
  );
  const run = await ResolutionRunModel.create({
    status: 'running',
    stage: 'read',
    done: 0,
    total: 0,
    startedAt: at,
  });
  return run._id;
}

/** Tells `onProgress` at once and stores the progress, for every client, at most twice a second. */
export function trackRun(runId: Types.ObjectId, onProgress: OnProgress): OnProgress {
  let savedAt = 0;
  return (stage, done, total) => {
    onProgress(stage, done, total);
    if (Date.now() - savedAt < saveEveryMs) return;
    savedAt = Date.now();
    ResolutionRunModel.updateOne(
      { _id: runId, status: 'running' },
      { $set: { stage, done, total } },
    )
      .exec()
      .catch(() => undefined); // the next report makes it good
  };
}

export const hotValuesField = sealedField<{ _id: Types.ObjectId }>(
  'resolution_runs',
  'hotValues',
  ['_id'],
  ({ _id }) => `resolution-run:${_id}:hot-values`,
);

export interface Decisions {
  runId: Types.ObjectId;
  bars: Bars;
  model: MatchModel;
  hotValues: HotValue[];
}

/** By what the last finished run decided; null before the first. */
export async function lastDecisions(encryption: FieldEncryption): Promise<Decisions | null> {
  return opened(
    await ResolutionRunModel.findOne({ status: 'done' }).sort({ _id: -1 }).lean(),
    encryption,
  );
}

/** By what this finished run decided; null when there is none such. */
export async function decisionsOf(
  runId: string,
  encryption: FieldEncryption,
): Promise<Decisions | null> {
  return opened(
    await ResolutionRunModel.findOne({ _id: runId, status: 'done' }).lean(),
    encryption,
  );
}

function opened(run: ResolutionRun | null, encryption: FieldEncryption): Decisions | null {
  if (!run?.matchModel || !run.hotValues) return null;
  return {
    runId: run._id,
    bars: run.settings?.bars ?? defaultBars,
    model: run.matchModel,
    hotValues: encryption.open<HotValue[]>(run.hotValues, hotValuesField.place(run)),
  };
}

/** The model that a finished run decided by. */
export async function storedModel(runId: Types.ObjectId): Promise<MatchModel | null> {
  const run = await ResolutionRunModel.findOne({ _id: runId, status: 'done' })
    .select({ matchModel: 1 })
    .lean();
  return run?.matchModel ?? null;
}

/** Names the model of the last finished run. */
export async function lastModelVersion(): Promise<string> {
  const run = await ResolutionRunModel.findOne({ status: 'done' })
    .sort({ _id: -1 })
    .select({ 'matchModel.version': 1 })
    .lean();
  return run?.matchModel?.version ?? 'none';
}

interface Outcome extends Pick<Resolution, 'model' | 'hotValues'> {
  settings: NumberedSettings;
}

export const finishRun = (
  runId: Types.ObjectId,
  summary: ResolutionSummary,
  { model, hotValues, settings }: Outcome,
  encryption: FieldEncryption,
  at: Date,
) =>
  ResolutionRunModel.updateOne(
    { _id: runId },
    {
      $set: {
        status: 'done',
        stage: 'done',
        summary,
        settings,
        matchModel: model,
        hotValues: encryption.seal(hotValues, hotValuesField.place({ _id: runId })),
        finishedAt: at,
      },
    },
  );

export const failRun = (runId: Types.ObjectId, error: unknown, at: Date) =>
  ResolutionRunModel.updateOne(
    { _id: runId },
    {
      $set: {
        status: 'failed',
        failure: error instanceof Error ? error.message : String(error),
        finishedAt: at,
      },
    },
  );
