import { Readable } from 'node:stream';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { ImportFileChunkModel } from './import-file.model.ts';

const chunkBytes = 1024 * 1024;

const context = (importId: Types.ObjectId, index: number) => `import-file:${importId}:${index}`;

/** Keeps an uploaded list in the database, sealed, so that any worker can read it and no disk holds it in clear. */
export async function storeFile(
  importId: Types.ObjectId,
  source: Readable,
  encryption: FieldEncryption,
): Promise<void> {
  let index = 0;
  for await (const bytes of inChunks(source)) {
    const content = encryption.sealBytes(bytes, context(importId, index));
    await ImportFileChunkModel.create({ importId, index, content });
    index++;
  }
}

/** Reads a stored list as it came. */
export const openFile = (importId: Types.ObjectId, encryption: FieldEncryption): Readable =>
  Readable.from(storedChunks(importId, encryption), { objectMode: false });

export const deleteFile = (importId: Types.ObjectId) =>
  ImportFileChunkModel.deleteMany({ importId });

export const storedImports = (): Promise<Types.ObjectId[]> =>
  ImportFileChunkModel.distinct('importId');

async function* storedChunks(importId: Types.ObjectId, encryption: FieldEncryption) {
  const chunks = ImportFileChunkModel.find({ importId })
    .sort({ index: 1 })
    .lean()
    .cursor({ batchSize: 4 });
  for await (const { index, content } of chunks) {
    yield encryption.openBytes(content, context(importId, index));
  }
}

async function* inChunks(source: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of source as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    if (size < chunkBytes) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pieces);
}
