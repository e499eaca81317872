import { model, Schema, type Types } from 'mongoose';

/** One sealed piece of an uploaded list, kept until its import is done. */
export interface ImportFileChunk {
  _id: Types.ObjectId;
  importId: Types.ObjectId;
  index: number;
  content: Buffer;
}

const importFileChunkSchema = new Schema<ImportFileChunk>(
  {
    importId: { type: Schema.Types.ObjectId, required: true },
    index: { type: Number, required: true },
    content: { type: Buffer, required: true },
  },
  { collection: 'import_file_chunks', versionKey: false },
);
importFileChunkSchema.index({ importId: 1, index: 1 }, { unique: true });

export const ImportFileChunkModel = model<ImportFileChunk>(
  'ImportFileChunk',
  importFileChunkSchema,
);
