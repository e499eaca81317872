import { decodeDocument } from '../bson/decode.ts';
import { afterCString, findElement, type as kinds, validateDocument } from '../bson/elements.ts';
import { nameBetween } from '../bson/names.ts';
import type { Document } from '../bson/types.ts';
import { must } from '../errors.ts';

/** A command as it arrived. */
export interface Request {
  name: string;
  /** The command document without what is never looked at, and arrays of documents that are to be stored as they are. */
  body: Document;
  raw: Buffer;
  sequences: ReadonlyMap<string, Buffer[]>;
}

/** Arrays that are never decoded here, because their documents go to the storage as bytes. */
const keptRaw = new Map([['insert', 'documents']]);

export function requestFrom(raw: Buffer, sequences: ReadonlyMap<string, Buffer[]>): Request {
  const name = firstName(raw);
  const skipped = keptRaw.get(name);
  const body = decodeDocument(raw, 0, {
    has: (field) => field !== '$clusterTime' && field !== skipped,
  });
  for (const [field, documents] of sequences) {
    must(!Object.hasOwn(body, field), 'FailedToParse', `Duplicate field in command: ${field}`);
    if (field !== skipped) body[field] = documents.map((document) => decodeDocument(document));
  }
  return { name, body, raw, sequences };
}

function firstName(raw: Buffer): string {
  if (raw.length <= 5) return '';
  return nameBetween(raw, 5, afterCString(raw, 5, raw.length) - 1);
}

/** The bytes of each document of an array that the command carries, in whichever way it does. */
export function rawDocuments(request: Request, field: string): Buffer[] | undefined {
  const sequence = request.sequences.get(field);
  if (sequence) return sequence;
  const element = findElement(request.raw, field);
  if (!element) return undefined;
  must(
    element.kind === kinds.array,
    'TypeMismatch',
    `BSON field '${request.name}.${field}' is the wrong type, expected type 'array'`,
  );
  return documentsOf(request, field, element.value, element.end - 1);
}

function documentsOf(request: Request, field: string, start: number, end: number): Buffer[] {
  const documents: Buffer[] = [];
  let position = start + 4;
  while (position < end) {
    const kind = request.raw[position];
    const value = afterCString(request.raw, position + 1, end);
    must(
      kind === kinds.document,
      'TypeMismatch',
      `BSON field '${request.name}.${field}.${documents.length}' is the wrong type, expected type 'object'`,
    );
    position = validateDocument(request.raw, value, end);
    documents.push(request.raw.subarray(value, position));
  }
  return documents;
}
