import { model, Schema, type Types } from 'mongoose';

/** A row that was not taken, with the reason; its own cells are sealed. */
export interface ImportRejection {
  _id: Types.ObjectId;
  importId: Types.ObjectId;
  /** The row's number as a spreadsheet shows it. */
  row: number;
  column: string | null;
  reason: string;
  /** Sealed `string[]`. */
  cells: Buffer;
}

const importRejectionSchema = new Schema<ImportRejection>(
  {
    importId: { type: Schema.Types.ObjectId, required: true },
    row: { type: Number, required: true },
    column: { type: String, default: null },
    reason: { type: String, required: true },
    cells: { type: Buffer, required: true },
  },
  { collection: 'import_rejections', versionKey: false },
);
importRejectionSchema.index({ importId: 1, row: 1 }, { unique: true });

export const ImportRejectionModel = model<ImportRejection>(
  'ImportRejection',
  importRejectionSchema,
);
