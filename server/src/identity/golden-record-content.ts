import type { AccountSource } from '@heyi/shared/identity/account-field';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { GoldenRecord, GoldenValue } from './engine/golden-record.ts';

export const goldenRecordField = sealedField<{ _id: string | Types.ObjectId }>(
  'customers',
  'goldenRecord',
  ['_id'],
  ({ _id }) => `customer:${_id}:golden-record`,
);

/** A golden record that names each of its accounts once: a third of the bytes. */
interface PackedGoldenRecord extends Omit<GoldenRecord, 'values'> {
  sources: [channel: AccountSource, accountId: string][];
  values: Record<string, [value: string, source: number, isTakenOver?: 1]>;
}

function packed({ values, ...rest }: GoldenRecord): PackedGoldenRecord {
  const sources: PackedGoldenRecord['sources'] = [];
  const placeOf = ({ channel, accountId }: GoldenValue) => {
    const known = sources.findIndex(([c, id]) => c === channel && id === accountId);
    return known < 0 ? sources.push([channel, accountId]) - 1 : known;
  };
  const packedValues: PackedGoldenRecord['values'] = {};
  for (const [field, golden] of Object.entries(values)) {
    packedValues[field] = golden.isTakenOver
      ? [golden.value, placeOf(golden), 1]
      : [golden.value, placeOf(golden)];
  }
  return { ...rest, sources, values: packedValues };
}

function unpacked({ sources, values, ...rest }: PackedGoldenRecord): GoldenRecord {
  const goldenValues = Object.entries(values).map(([field, [value, source, isTakenOver]]) => {
    const [channel, accountId] = sources[source] as [AccountSource, string];
    return [field, { value, channel, accountId, ...(isTakenOver ? { isTakenOver: true } : {}) }];
  });
  return { ...rest, values: Object.fromEntries(goldenValues) };
}

export const sealGoldenRecord = (
  record: GoldenRecord,
  customerId: string,
  encryption: FieldEncryption,
) => encryption.seal(packed(record), goldenRecordField.place({ _id: customerId }));

export const openGoldenRecord = (
  sealed: Uint8Array,
  customerId: string,
  encryption: FieldEncryption,
): GoldenRecord => unpacked(encryption.open(sealed, goldenRecordField.place({ _id: customerId })));
