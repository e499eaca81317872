import type { ImportView } from '@heyi/shared/imports/imports.schema';
import type { Import } from './import.model.ts';

export const presentImport = (found: Import): ImportView => ({
  id: found._id.toHexString(),
  fileName: found.fileName,
  channel: found.channel,
  sheet: found.sheet ?? null,
  status: found.status,
  bytesTotal: found.bytesTotal,
  bytesDone: found.bytesDone,
  rows: found.rows,
  created: found.created,
  updated: found.updated,
  unchanged: found.unchanged,
  rejected: found.rejected,
  failure: found.failure,
  createdAt: found.createdAt.toISOString(),
  finishedAt: found.finishedAt?.toISOString() ?? null,
});
