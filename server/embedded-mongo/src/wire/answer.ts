import { Long } from 'bson';
import { type as kinds } from '../bson/elements.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';

/** What a command answers; `batch` holds documents that are passed on as bytes, inside `body.cursor`. */
export interface Answer {
  body: Document;
  batch?: { name: 'firstBatch' | 'nextBatch'; documents: Buffer[] };
}

export function encodeAnswer({ body, batch }: Answer): Buffer {
  if (!batch) return encodeDocument(body);
  const { cursor, ...rest } = body;
  return document([
    element(kinds.document, 'cursor', cursorBytes(cursor as Document, batch)),
    fieldsOf(rest),
  ]);
}

function cursorBytes(cursor: Document, batch: NonNullable<Answer['batch']>): Buffer {
  const parts = batch.documents.flatMap((bytes, at) => [
    Buffer.from(`${String.fromCharCode(kinds.document)}${at}\0`, 'latin1'),
    bytes,
  ]);
  return document([element(kinds.array, batch.name, document(parts)), fieldsOf(cursor)]);
}

function fieldsOf(fields: Document): Buffer {
  return encodeDocument(fields).subarray(4, -1);
}

function element(kind: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([kind]), Buffer.from(`${name}\0`), value]);
}

function document(parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.allocUnsafe(4);
  head.writeInt32LE(length);
  return Buffer.concat([head, ...parts, Buffer.from([0])], length);
}

/** The identifier of no cursor: nothing is left to fetch. */
export const noCursor = Long.ZERO;
