import { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { LeaseHeldError } from '../../database/lease-held-error.ts';
import type { OnProgress } from '../resolution-runs.ts';
import { PreviewModel } from './preview.model.ts';
import { trySettings } from './try-settings.ts';

const saveEveryMs = 500;

/** Somebody has stopped the trial. */
class NotWanted extends Error {}

interface Tools {
  now(): Date;
  fieldEncryption: FieldEncryption;
}

/**
 * The job behind a preview: tries the settings and stores what would come of them. Done again from the beginning
 * after a crash; a preview that has ended, or was stopped, is left as it is.
 */
export async function runPreview(
  previewId: string,
  { now, fieldEncryption }: Tools,
  signal: AbortSignal,
): Promise<void> {
  const _id = new Types.ObjectId(previewId);
  const underWay = { _id, status: { $in: ['waiting', 'running'] as const } };
  const preview = await PreviewModel.findOne(underWay).lean();
  if (!preview) return;
  const progress = tracked(_id, signal);
  try {
    const options = { fieldEncryption, onProgress: progress.report, goOn: progress.goOn };
    const { result, pairs } = await trySettings(preview, options);
    const done = { status: 'done', stage: 'done', result, pairs, finishedAt: now() };
    await PreviewModel.updateOne(underWay, { $set: done });
  } catch (error) {
    if (error instanceof NotWanted) return;
    if (error instanceof LeaseHeldError) {
      await PreviewModel.updateOne(underWay, { $set: { status: 'waiting', stage: 'read' } });
    } else if (!signal.aborted) {
      const failure = error instanceof Error ? error.message : String(error);
      await PreviewModel.updateOne(underWay, {
        $set: { status: 'failed', failure, finishedAt: now() },
      });
    }
    throw error;
  }
}

/** Progress as every client sees it, stored at most twice a second; learns on the way whether the trial is still wanted. */
function tracked(_id: Types.ObjectId, signal: AbortSignal) {
  let savedAt = 0;
  let isWanted = true;
  const save = async (progress: { stage: string; done: number; total: number }) => {
    const { matchedCount } = await PreviewModel.updateOne(
      { _id, status: { $in: ['waiting', 'running'] } },
      { $set: { status: 'running', ...progress } },
    );
    isWanted &&= matchedCount === 1;
  };
  const refuse = () => {
    signal.throwIfAborted();
    if (!isWanted) throw new NotWanted();
  };
  let latest = { stage: 'read', done: 0, total: 0 };
  const report: OnProgress = (stage, done, total) => {
    refuse();
    latest = { stage, done, total };
    if (Date.now() - savedAt < saveEveryMs) return;
    savedAt = Date.now();
    save(latest).catch(() => undefined); // the next report makes it good
  };
  const goOn = async () => {
    await save(latest);
    refuse();
  };
  return { report, goOn };
}
