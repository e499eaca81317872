import type { DryRunSummary } from '@heyi/shared/imports/dry-run.schema';
import { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { ListedAccount, SaveProgress } from '../../identity/dry-run/list-beside-stored.ts';
import { type MergeTrial, tryMerge } from '../../identity/dry-run/try-merge.ts';
import { type Import, ImportModel } from '../import.model.ts';
import { openFile } from '../import-file.ts';
import { ListError } from '../read-list/list-error.ts';
import { readList } from '../read-list/read-list.ts';
import { type DryRun, DryRunModel, dryRunExamplesField } from './dry-run.model.ts';

export interface DryRunTools {
  now(): Date;
  fieldEncryption: FieldEncryption;
}

/** The dry run was cancelled, asked for anew, or its list started or dropped. */
class Superseded extends Error {}

const saveEveryMs = 500;

/** The job behind a dry run: reads the held list, tries what would merge and keeps what came of it; writes nothing else. */
export async function runDryRun(
  { importId, attempt }: { importId: string; attempt: string },
  tools: DryRunTools,
  signal: AbortSignal,
): Promise<void> {
  const mine = {
    _id: new Types.ObjectId(importId),
    attempt: new Types.ObjectId(attempt),
    status: { $in: ['waiting', 'running'] as DryRun['status'][] },
  };
  const set = async (values: Partial<DryRun>) => {
    const { matchedCount } = await DryRunModel.updateOne(mine, { $set: values });
    if (matchedCount === 0) throw new Superseded();
  };
  try {
    const found = await ImportModel.findOne({ _id: importId, status: 'held' }).lean();
    if (!found) throw new Superseded();
    await set({ status: 'running' });
    const { summary, examples } = await tried(found, tools, saver(set, signal));
    const sealed = tools.fieldEncryption.seal(examples, dryRunExamplesField.place(mine));
    await set({ status: 'done', summary, examples: sealed, finishedAt: tools.now() });
  } catch (error) {
    if (error instanceof Superseded) return;
    signal.throwIfAborted();
    const failure = error instanceof ListError ? error.message : '试算没有完成，请重新试算';
    await set({ status: 'failed', failure, finishedAt: tools.now() }).catch(() => undefined);
    if (!(error instanceof ListError)) throw error;
  }
}

/** Stores the progress for every client, each step at once and otherwise at most twice a second. */
function saver(set: (values: Partial<DryRun>) => Promise<void>, signal: AbortSignal): SaveProgress {
  let saved = { at: 0, stage: '' };
  return async (stage, done, total) => {
    signal.throwIfAborted();
    if (stage === saved.stage && Date.now() - saved.at < saveEveryMs) return;
    saved = { at: Date.now(), stage };
    await set({ stage, done, total });
  };
}

async function tried(
  found: Import,
  tools: DryRunTools,
  onProgress: SaveProgress,
): Promise<{ summary: DryRunSummary; examples: MergeTrial['examples'] }> {
  const startedAt = tools.now().getTime();
  const counted = { rows: 0, rejectedBy: new Map<string, number>() };
  const rows = listedAccounts(found, tools, { counted, onProgress });
  const { examples, ...figures } = await tryMerge(rows, tools, onProgress);
  const rejectedBy = [...counted.rejectedBy].map(([code, count]) => ({ code, count }));
  return {
    examples,
    summary: {
      ...figures,
      rows: counted.rows,
      rejected: rejectedBy.reduce((sum, { count }) => sum + count, 0),
      rejectedBy: rejectedBy.sort((a, b) => b.count - a.count),
      seconds: (tools.now().getTime() - startedAt) / 1000,
    },
  };
}

interface Counting {
  counted: { rows: number; rejectedBy: Map<string, number> };
  onProgress: SaveProgress;
}

/** The rows that would be taken, batch by batch; the others are counted by why not. */
async function* listedAccounts(
  { _id, fileName, bytesTotal, map, channel, createdAt }: Import,
  { fieldEncryption }: DryRunTools,
  { counted, onProgress }: Counting,
): AsyncGenerator<ListedAccount[]> {
  let bytesDone = 0;
  const file = {
    bytes: bytesTotal,
    open: (from?: number, to?: number) => openFile(_id, fieldEncryption, from, to),
  };
  const batches = readList(file, {
    fileName,
    map,
    ...(channel ? { channel } : {}),
    keepExtra: true,
    digest: (text) => fieldEncryption.hash('row', text),
    onBytes: (bytes) => {
      bytesDone = Math.min(bytesDone + bytes, bytesTotal);
    },
  });
  for await (const batch of batches) {
    await onProgress('list', bytesDone, bytesTotal);
    const taken: ListedAccount[] = [];
    for (const row of batch) {
      counted.rows++;
      if ('rejected' in row) {
        const { code } = row.rejected;
        counted.rejectedBy.set(code, (counted.rejectedBy.get(code) ?? 0) + 1);
      } else {
        const record = { recordedAt: createdAt, ...row.record };
        taken.push({ row: row.row, record, extra: row.extra });
      }
    }
    yield taken;
  }
}
