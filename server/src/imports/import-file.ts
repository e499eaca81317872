import { Readable } from 'node:stream';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import { type ImportFileChunk, ImportFileChunkModel } from './import-file.model.ts';

const chunkBytes = 1024 * 1024;

export const fileChunkField = sealedField<Pick<ImportFileChunk, 'importId' | 'index'>>(
  'import_file_chunks',
  'content',
  ['importId', 'index'],
  ({ importId, index }) => `import-file:${importId}:${index}`,
);

/** Keeps an uploaded list in the database, sealed, so that any worker can read it and no disk holds it in clear. */
export async function storeFile(
  importId: Types.ObjectId,
  source: Readable,
  encryption: FieldEncryption,
): Promise<void> {
  let index = 0;
  for await (const bytes of inChunks(source)) {
    const content = encryption.sealBytes(bytes, fileChunkField.place({ importId, index }));
    await ImportFileChunkModel.create({ importId, index, content });
    index++;
  }
}

/** Reads a stored list as it came, from byte `from` up to but without byte `to`. */
export const openFile = (
  importId: Types.ObjectId,
  encryption: FieldEncryption,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Readable =>
  Readable.from(storedBytes({ importId, from, to }, encryption), { objectMode: false });

export const deleteFile = (importId: Types.ObjectId) =>
  ImportFileChunkModel.deleteMany({ importId });

export const storedImports = (): Promise<Types.ObjectId[]> =>
  ImportFileChunkModel.distinct('importId');

interface Range {
  importId: Types.ObjectId;
  from: number;
  to: number;
}

async function* storedBytes({ importId, from, to }: Range, encryption: FieldEncryption) {
  const first = Math.floor(from / chunkBytes);
  const chunks = ImportFileChunkModel.find({ importId, index: { $gte: first } })
    .sort({ index: 1 })
    .lean()
    .cursor({ batchSize: 4 });
  for await (const { index, content } of chunks) {
    const start = index * chunkBytes;
    if (start >= to) return;
    const bytes = encryption.openBytes(content, fileChunkField.place({ importId, index }));
    yield bytes.subarray(Math.max(0, from - start), to - start);
  }
}

/** Pieces of exactly `chunkBytes`, the last one excepted, so that any place of the file is found at once. */
async function* inChunks(source: Readable): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0);
  for await (const piece of source as AsyncIterable<Buffer>) {
    pending = Buffer.concat([pending, piece]);
    for (; pending.length >= chunkBytes; pending = pending.subarray(chunkBytes)) {
      yield pending.subarray(0, chunkBytes);
    }
  }
  if (pending.length > 0) yield pending;
}
