import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Actor, StaffActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import type { Channel } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import type { Page, PageOf } from '@heyi/shared/paging';
import { Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { pageById } from '../database/page-by-id.ts';
import { indexKeysAfter } from '../identity/index-keys-after.ts';
import type { Jobs } from '../ports/jobs.ts';
import { recoverDryRuns } from './dry-run/dry-run.service.ts';
import { dropForgottenImports, importJob } from './held-imports.ts';
import { type Import, ImportModel } from './import.model.ts';
import { deleteFile, openFile, storedImports, storeFile } from './import-file.ts';
import { rejectionsOf } from './import-rejections.ts';
import { canImport, canSeeImports } from './imports.policy.ts';
import { rejectedCsv } from './read-list/rejected-csv.ts';
import { runImport } from './run-import.ts';

export type { Import };

interface NewList {
  /** Where the list lies on disk. */
  path: string;
  fileName: string;
  channel: Channel | null;
  map: ColumnMap;
  createdBy: string;
}

interface Tools {
  now(): Date;
  fieldEncryption: FieldEncryption;
}

/** The import of a list that lies on disk: its unfinished one, if the same file came with the same map before. */
export async function openImport(list: NewList, { now }: Tools): Promise<Import> {
  const fileHash = await hashOf(list.path);
  return (
    (await unfinishedImport(list, fileHash, ['waiting', 'running'])) ??
    createImport(new Types.ObjectId(), list, fileHash, { at: now(), held: false })
  );
}

/** Stores an uploaded list, sealed, and queues its import, or holds it until somebody starts it. */
export async function uploadImport(
  actor: StaffActor,
  { start, ...upload }: Omit<NewList, 'createdBy'> & { start: 'now' | 'later' },
  { now, fieldEncryption, jobs }: Tools & { jobs: Jobs },
  occasion: Occasion,
): Promise<Import> {
  must(canImport(actor), 'auth.forbidden');
  const list = { ...upload, createdBy: actor.id };
  const fileHash = await hashOf(list.path);
  const held = start === 'later';
  let found = await unfinishedImport(list, fileHash, held ? ['held'] : ['waiting', 'running']);
  if (!found) {
    const id = new Types.ObjectId();
    await storeFile(id, createReadStream(list.path), fieldEncryption);
    found = await createImport(id, list, fileHash, { at: now(), held });
  }
  const importId = found._id.toHexString();
  const target = { type: 'import' as const, id: importId };
  await recordAudit({ actor, action: 'import.uploaded', target }, occasion);
  if (!held) await jobs.enqueue(importJob, { importId });
  return found;
}

async function unfinishedImport(
  { channel, map }: NewList,
  fileHash: string,
  statuses: Import['status'][],
) {
  const unfinished = await ImportModel.find({ fileHash, status: { $in: statuses } }).lean();
  return unfinished.find(
    (found) => found.channel === channel && JSON.stringify(found.map) === JSON.stringify(map),
  );
}

async function createImport(
  _id: Types.ObjectId,
  list: NewList,
  fileHash: string,
  { at: createdAt, held }: { at: Date; held: boolean },
) {
  const { path, fileName, channel, map, createdBy } = list;
  const { size: bytesTotal } = await stat(path);
  const created = await ImportModel.create({
    _id,
    fileName,
    fileHash,
    channel,
    map,
    status: held ? 'held' : 'waiting',
    bytesTotal,
    createdBy,
    createdAt,
  });
  return created.toObject();
}

const longestUploadMs = 3_600_000;

/** Queues again what a stopped process left unfinished; a list that the command line reads from disk is left to it. */
export async function recoverImports(jobs: Jobs): Promise<void> {
  const stored = await storedImports();
  const unfinished = { _id: { $in: stored }, status: { $in: ['waiting', 'running'] } };
  for (const { _id } of await ImportModel.find(unfinished as object)
    .select({ _id: 1 })
    .lean())
    await jobs.enqueue(importJob, { importId: _id.toHexString() });
  await recoverDryRuns(jobs);
}

/** Drops held lists that nobody came back to, and files whose upload never came to its end. */
export async function dropAbandonedFiles(now: Date): Promise<void> {
  await dropForgottenImports(now);
  const wanted = await ImportModel.find({ status: { $in: ['held', 'waiting', 'running'] } })
    .select({ _id: 1 })
    .lean();
  const ids = new Set(wanted.map(({ _id }) => _id.toHexString()));
  for (const importId of await storedImports()) {
    const age = now.getTime() - importId.getTimestamp().getTime();
    if (!ids.has(importId.toHexString()) && age > longestUploadMs) await deleteFile(importId);
  }
}

/** The job behind an upload: reads the stored list to its end, then lets go of it. */
export async function runStoredImport(
  importId: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<Import> {
  const id = new Types.ObjectId(importId);
  const found = await ImportModel.findById(id).select({ bytesTotal: 1 }).lean();
  const { result: done, indexed } = await indexKeysAfter(found?.bytesTotal ?? 0, () =>
    runImport(id, {
      ...tools,
      signal,
      open: (from, to) => openFile(id, tools.fieldEncryption, from, to),
    }),
  );
  await deleteFile(id);
  await indexed;
  return done;
}

export async function listImports(actor: Actor, page: Page): Promise<PageOf<Import>> {
  must(canSeeImports(actor), 'auth.forbidden');
  return pageById(ImportModel, {}, page);
}

export async function findImport(actor: Actor, id: string): Promise<Import> {
  must(canSeeImports(actor), 'auth.forbidden');
  const found = await ImportModel.findById(id).lean();
  must(found, 'import.not_found');
  return found;
}

/** The rejected rows as a CSV that a spreadsheet opens safely; they are handed out only after that is in the audit trail. */
export async function rejectedFile(
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
  { fieldEncryption }: Tools,
  occasion: Occasion,
) {
  must(canImport(actor), 'auth.forbidden');
  const found = await findImport(actor, id);
  const target = { type: 'import' as const, id };
  const action = 'import.rejected_downloaded';
  const details = { rows: found.rejected };
  const words = { text: reason, encryption: fieldEncryption };
  await recordAudit({ actor, action, target, details, reason: words }, occasion);
  return {
    fileName: `${found.fileName}-未导入.csv`,
    content: Readable.from(
      rejectedCsv(rejectionsOf(found._id, fieldEncryption), { header: found.header }),
    ),
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
