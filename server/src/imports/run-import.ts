import type { Readable } from 'node:stream';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { withLease } from '../database/lease.ts';
import { oneAhead } from '../database/one-ahead.ts';
import { inTransaction } from '../database/transaction.ts';
import { identityLease } from '../identity/identity-lease.ts';
import {
  type AccountWrites,
  accountWrites,
  type IncomingAccount,
  writeAccounts,
} from '../identity/save-accounts.ts';
import { type Import, ImportModel } from './import.model.ts';
import { type RejectedRow, saveRejections } from './import-rejections.ts';
import { ListError } from './read-list/list-error.ts';
import { type RowBatch, rowBatches } from './row-batches.ts';

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

/** Each batch is read, compared and sealed while the database still writes the one before. */
async function takeRows(found: Import, options: RunImportOptions): Promise<void> {
  for await (const batch of oneAhead(preparedBatches(found, options))) {
    options.signal?.throwIfAborted();
    await takeBatch(found._id, batch, options);
    const { rows, bytesDone } = batch.progress;
    options.onProgress?.({ rows, bytesDone, bytesTotal: found.bytesTotal });
  }
}

interface PreparedBatch {
  accounts: AccountWrites;
  rejected: RejectedRow[];
  progress: RowBatch['progress'];
}

async function* preparedBatches(
  found: Import,
  options: RunImportOptions,
): AsyncGenerator<PreparedBatch> {
  const source = { importId: found._id, recordedAt: found.createdAt };
  let underWay: AccountWrites['hashes'] = new Map();
  for await (const { rows, progress } of rowBatches(found, options)) {
    const accepted: IncomingAccount[] = [];
    const rejected: RejectedRow[] = [];
    for (const row of rows) {
      if ('rejected' in row) rejected.push(row);
      else accepted.push(row);
    }
    const accounts = await accountWrites(accepted, source, options.fieldEncryption, { underWay });
    underWay = accounts.hashes;
    yield { accounts, rejected, progress };
  }
}

/** The accounts of a batch, its rejected rows and the counters are written together or not at all. */
const takeBatch = (
  importId: Types.ObjectId,
  { accounts, rejected, progress }: PreparedBatch,
  { fieldEncryption }: RunImportOptions,
): Promise<void> =>
  inTransaction(async (session) => {
    await saveRejections(importId, rejected, fieldEncryption, session);
    await writeAccounts(accounts, session);
    await ImportModel.updateOne(
      { _id: importId },
      { $set: progress, $inc: { ...accounts.saved, rejected: rejected.length } },
      { session },
    );
  });

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
