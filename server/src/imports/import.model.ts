import { type Channel, channels } from '@heyi/shared/identity/account-field';
import type { ColumnMap } from '@heyi/shared/imports/column-map';
import { importStatuses } from '@heyi/shared/imports/imports.schema';
import { model, Schema, type Types } from 'mongoose';

/** One list on its way in. Its counters move with its rows, so that a killed import goes on where it was. */
export interface Import {
  _id: Types.ObjectId;
  fileName: string;
  /** SHA-256 of the file: the same file again goes on with an unfinished import instead of starting another. */
  fileHash: string;
  channel: Channel | null;
  map: ColumnMap;
  /** The list's own column names, once it has been opened. */
  header: string[];
  /** The sheet that is read, where a workbook has several. */
  sheet: string | null;
  status: (typeof importStatuses)[number];
  bytesTotal: number;
  bytesDone: number;
  /** Rows dealt with so far, rejected ones included. */
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  failure: string | null;
  createdBy: string;
  createdAt: Date;
  finishedAt: Date | null;
}

const count = { type: Number, required: true, default: 0 };

const importSchema = new Schema<Import>(
  {
    fileName: { type: String, required: true },
    fileHash: { type: String, required: true },
    channel: { type: String, enum: [...channels, null], default: null },
    map: { type: Object, required: true },
    header: { type: [String], required: true },
    sheet: { type: String, default: null },
    status: { type: String, required: true, enum: importStatuses },
    bytesTotal: count,
    bytesDone: count,
    rows: count,
    created: count,
    updated: count,
    unchanged: count,
    rejected: count,
    failure: { type: String, default: null },
    createdBy: { type: String, required: true },
    createdAt: { type: Date, required: true },
    finishedAt: { type: Date, default: null },
  },
  { collection: 'imports', versionKey: false },
);
importSchema.index({ fileHash: 1, status: 1 });
importSchema.index({ status: 1 });

export const ImportModel = model<Import>('Import', importSchema);
