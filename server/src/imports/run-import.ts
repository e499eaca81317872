import type { Readable } from 'node:stream';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { withLease } from '../database/lease.ts';
import { inTransaction } from '../database/transaction.ts';
import { identityLease } from '../identity/identity-lease.ts';
import { type IncomingAccount, saveAccounts } from '../identity/save-accounts.ts';
import { type Import, ImportModel } from './import.model.ts';
import { type RejectedRow, saveRejections } from './import-rejections.ts';
import { ListError } from './read-list/list-error.ts';
import type { ListRow } from './read-list/list-row.ts';
import { readList } from './read-list/read-list.ts';

export interface RunImportOptions {
  now(): Date;
  fieldEncryption: FieldEncryption;
  /** The list's bytes from `from` (0) up to but without `to` (the end). */
  open(from?: number, to?: number): Readable;
  onProgress?(progress: Pick<Import, 'rows' | 'bytesDone' | 'bytesTotal'>): void;
  signal?: AbortSignal;
}

/**
 * Takes a list in, batch by batch. Rows that an earlier try has dealt with are passed over; a row key makes a
 * repeated row an update, so that nothing doubles whenever the process dies. A list that cannot be read at all
 * fails with its reason; rows taken before that stay.
 */
export function runImport(importId: Types.ObjectId, options: RunImportOptions): Promise<Import> {
  return withLease(identityLease, async () => {
    const found = await ImportModel.findById(importId).lean();
    if (!found) throw new Error(`No import ${importId}`);
    if (found.status === 'done' || found.status === 'failed') return found;
    await ImportModel.updateOne({ _id: importId }, { $set: { status: 'running' } });
    try {
      await takeRows(found, options);
    } catch (error) {
      if (error instanceof ListError) return finish(importId, 'failed', options, error.message);
      throw error;
    }
    return finish(importId, 'done', options, null);
  });
}

async function takeRows(found: Import, options: RunImportOptions): Promise<void> {
  const { fieldEncryption, onProgress, signal, open } = options;
  let bytesDone = 0;
  let seen = 0;
  let { header, sheet = null } = found;
  const batches = readList(
    { bytes: found.bytesTotal, open },
    {
      fileName: found.fileName,
      map: found.map,
      ...(found.channel ? { channel: found.channel } : {}),
      keepExtra: true,
      digest: (text) => fieldEncryption.hash('row', text),
      onHeader: (names) => {
        header = names;
      },
      onSheet: (name) => {
        sheet = name;
      },
      onBytes: (bytes) => {
        bytesDone = Math.min(bytesDone + bytes, found.bytesTotal);
      },
    },
  );
  for await (const batch of batches) {
    signal?.throwIfAborted();
    const fresh = batch.slice(Math.max(0, found.rows - seen));
    seen += batch.length;
    if (fresh.length === 0) continue;
    await takeBatch(found, fresh, { header, sheet, rows: seen, bytesDone }, options);
    onProgress?.({ rows: seen, bytesDone, bytesTotal: found.bytesTotal });
  }
}

/** The accounts of a batch, its rejected rows and the counters are written together or not at all. */
async function takeBatch(
  { _id: importId, createdAt }: Import,
  batch: ListRow[],
  progress: Pick<Import, 'header' | 'sheet' | 'rows' | 'bytesDone'>,
  { fieldEncryption }: RunImportOptions,
): Promise<void> {
  const accepted: IncomingAccount[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of batch) {
    if ('rejected' in row) rejected.push(row);
    else accepted.push(row);
  }
  await inTransaction(async (session) => {
    await saveRejections(importId, rejected, fieldEncryption, session);
    const source = { importId, recordedAt: createdAt };
    const saved = await saveAccounts(accepted, source, fieldEncryption, session);
    await ImportModel.updateOne(
      { _id: importId },
      { $set: progress, $inc: { ...saved, rejected: rejected.length } },
      { session },
    );
  });
}

async function finish(
  importId: Types.ObjectId,
  status: 'done' | 'failed',
  { now }: RunImportOptions,
  failure: string | null,
): Promise<Import> {
  const finished = await ImportModel.findByIdAndUpdate(
    importId,
    { $set: { status, failure, finishedAt: now() } },
    { returnDocument: 'after' },
  ).lean();
  return finished as Import;
}
