import { Long } from 'bson';
import { type as kinds } from '../bson/elements.ts';
import { encodeDocument } from '../bson/encode.ts';
import type { Document } from '../bson/types.ts';

/** What a command answers. */
export interface Answer {
  body: Document;
  /** Stands before the body's own fields. */
  cursor?: CursorAnswer;
  /** Fields that are bytes already; they follow the body's. */
  tail?: Buffer;
}

export interface CursorAnswer {
  /** `id`, `ns` and what else stands behind the batch. */
  fields: Document;
  name: 'firstBatch' | 'nextBatch';
  /** Passed on as they are. */
  documents: Buffer[];
}

/** The identifier of no cursor: nothing is left to fetch. */
export const noCursor = Long.ZERO;

const noBytes = Buffer.alloc(0);

/** The answer's document, behind `room` bytes that are left for what precedes it. */
export function encodeAnswer({ body, cursor, tail = noBytes }: Answer, room: number): Buffer {
  const fields = encodeDocument(body);
  const inner = cursor ? encodeDocument(cursor.fields) : noBytes;
  const batch = cursor ? batchSize(cursor.documents) : 0;
  const outer = cursor ? batch + cursor.name.length + 2 + inner.length : 0;
  const size = fields.length + tail.length + (cursor ? outer + cursorName.length : 0);
  const bytes = Buffer.allocUnsafe(room + size);
  let at = bytes.writeInt32LE(size, room);
  if (cursor) {
    at += cursorName.copy(bytes, at);
    at = bytes.writeInt32LE(outer, at);
    at = writeBatch(bytes, at, cursor, batch);
    at += inner.copy(bytes, at, 4);
  }
  at += fields.copy(bytes, at, 4, fields.length - 1);
  at += tail.copy(bytes, at);
  bytes[at] = 0;
  return bytes;
}

const cursorName = Buffer.from(`${String.fromCharCode(kinds.document)}cursor\0`);

/** Length of the array of these documents. */
function batchSize(documents: Buffer[]): number {
  let size = 5;
  for (let at = 0; at < documents.length; at += 1)
    size += headOf(at).length + (documents[at] as Buffer).length;
  return size;
}

function writeBatch(
  bytes: Buffer,
  start: number,
  { name, documents }: CursorAnswer,
  size: number,
): number {
  bytes[start] = kinds.array;
  let at = start + 1 + bytes.write(`${name}\0`, start + 1, 'latin1');
  at = bytes.writeInt32LE(size, at);
  for (let each = 0; each < documents.length; each += 1) {
    at += headOf(each).copy(bytes, at);
    at += (documents[each] as Buffer).copy(bytes, at);
  }
  bytes[at] = 0;
  return at + 1;
}

const heads: Buffer[] = [];

/** What stands before the document at this place of an array. */
function headOf(place: number): Buffer {
  const known = heads[place];
  if (known) return known;
  const head = Buffer.from(`${String.fromCharCode(kinds.document)}${place}\0`, 'latin1');
  if (place < 1000) heads[place] = head;
  return head;
}
