import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { IdentifierField } from '../engine/compare/compared-field.ts';

/** Mobiles and telephones are one kind of value. */
const kindOf = (field: IdentifierField) => (field === 'mobile' ? 'phone' : field);

/** Names a value (as the engine normalises it) without showing it: 24 hex digits of a keyed hash. */
export const hotValueId = (
  { field, value }: { field: IdentifierField; value: string },
  encryption: FieldEncryption,
): string =>
  Buffer.from(encryption.hash('hot-value', `${kindOf(field)}:${value}`), 'base64url').toString(
    'hex',
    0,
    12,
  );
