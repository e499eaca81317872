import type { FieldEncryption } from '../database/field-encryption.ts';
import type { GoldenRecord } from './engine/golden-record.ts';

const context = (customerId: string) => `customer:${customerId}:golden-record`;

export const sealGoldenRecord = (
  record: GoldenRecord,
  customerId: string,
  encryption: FieldEncryption,
) => encryption.seal(record, context(customerId));

export const openGoldenRecord = (
  sealed: Uint8Array,
  customerId: string,
  encryption: FieldEncryption,
): GoldenRecord => encryption.open(sealed, context(customerId));
