import type { mongo } from 'mongoose';
import { type FieldEncryption, sealingKeyId } from '../database/field-encryption.ts';
import { FieldKeyError } from '../database/field-key-error.ts';
import type { SealedField, SealedPlace } from '../database/sealed-field.ts';
import { collectionOf, sealedValues } from './sealed-values.ts';

const mostRecords = 500;
const mostBytes = 8 * 1024 * 1024;

interface ResealedBatch {
  /** The id of the last record of the batch; null when the field is done. */
  after: unknown;
  seen: number;
  /** What puts values that another key sealed in their place again, now sealed with the current one. */
  exchanges: mongo.AnyBulkWriteOperation[];
  unreadable: number;
}

/** Reads the next values of a field and seals anew those that another key sealed. Throws a `FieldKeyError` when a key is unknown. */
export async function readBatch(
  field: SealedField,
  after: unknown,
  encryption: FieldEncryption,
): Promise<ResealedBatch> {
  const [current] = encryption.keyIds();
  const { records, seen, last } = await nextRecords(field, after);
  const stale = records.filter(({ sealed }) => sealingKeyId(sealed) !== current);
  const exchanges = stale.flatMap(({ _id, record, sealed }) => {
    const anew = reseal(sealed, field.place(record), encryption);
    return anew ? [exchange(_id, field.path, sealed, anew)] : [];
  });
  return { after: last, seen, exchanges, unreadable: stale.length - exchanges.length };
}

/** Stores what was sealed anew, except where somebody has changed the value meanwhile. */
export async function writeBatch(field: SealedField, { exchanges }: ResealedBatch): Promise<void> {
  if (exchanges.length > 0)
    await collectionOf(field).bulkWrite(exchanges as never, { ordered: false });
}

/** As many records as may be held at a time, and the id of the last one unless there are no more. */
async function nextRecords(field: SealedField, after: unknown) {
  const records: { _id: unknown; record: object; sealed: Uint8Array }[] = [];
  let seen = 0;
  let bytes = 0;
  for await (const { _id, record, sealed } of sealedValues(field, { after, limit: mostRecords })) {
    seen++;
    if (sealed) records.push({ _id, record, sealed });
    bytes += sealed?.length ?? 0;
    if (seen === mostRecords || bytes >= mostBytes) return { records, seen, last: _id };
  }
  return { records, seen, last: null };
}

const exchange = (_id: unknown, path: string, sealed: Uint8Array, anew: Buffer) =>
  ({
    updateOne: { filter: { _id, [path]: sealed }, update: { $set: { [path]: anew } } },
  }) as mongo.AnyBulkWriteOperation;

/** Null when it does not open with its key: there is nothing to save. */
function reseal(sealed: Uint8Array, place: SealedPlace, encryption: FieldEncryption) {
  try {
    return encryption.sealBytes(encryption.openBytes(sealed, place), place);
  } catch (error) {
    if (error instanceof FieldKeyError && error.reason === 'wrong') return null;
    throw error;
  }
}
