import mongoose from 'mongoose';
import type { SealedField } from '../database/sealed-field.ts';

/** A record with one sealed value, and what its place is made of. */
export interface SealedRecord {
  _id: unknown;
  record: object;
  /** Null where the record has no such value. */
  sealed: Uint8Array | null;
}

export const nameOf = ({ collection, path }: SealedField): string => `${collection}.${path}`;

export const collectionOf = ({ collection }: SealedField) =>
  mongoose.connection.collection(collection);

/** The values of one field by the id of their record, after one of them or from the first; read as they are asked for. */
export async function* sealedValues(
  field: SealedField,
  { after = null, limit = 0 }: { after?: unknown; limit?: number } = {},
): AsyncGenerator<SealedRecord> {
  const shown = Object.fromEntries([field.path, ...field.of].map((name) => [name, 1]));
  const filter = after === null ? {} : { _id: { $gt: after } };
  const found = collectionOf(field)
    .find(filter as never, { projection: shown, limit })
    .sort({ _id: 1 });
  for await (const record of found)
    yield { _id: record._id, record, sealed: bytesAt(record, field.path) };
}

function bytesAt(record: object, path: string): Uint8Array | null {
  let value: unknown = record;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | null)?.[name];
  return value instanceof Uint8Array ? value : null;
}

export async function countRecords(fields: readonly SealedField[]): Promise<number> {
  const counts = await Promise.all(
    fields.map((field) => collectionOf(field).estimatedDocumentCount()),
  );
  return counts.reduce((sum, each) => sum + each, 0);
}
