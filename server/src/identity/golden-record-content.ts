import type { Types } from 'mongoose';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { GoldenRecord } from './engine/golden-record.ts';

export const goldenRecordField = sealedField<{ _id: string | Types.ObjectId }>(
  'customers',
  'goldenRecord',
  ['_id'],
  ({ _id }) => `customer:${_id}:golden-record`,
);

export const sealGoldenRecord = (
  record: GoldenRecord,
  customerId: string,
  encryption: FieldEncryption,
) => encryption.seal(record, goldenRecordField.place({ _id: customerId }));

export const openGoldenRecord = (
  sealed: Uint8Array,
  customerId: string,
  encryption: FieldEncryption,
): GoldenRecord => encryption.open(sealed, goldenRecordField.place({ _id: customerId }));
