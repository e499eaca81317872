import { randomBytes } from 'node:crypto';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { sealedField } from '../database/sealed-field.ts';
import type { CoreSystem } from './core-system.model.ts';

export const systemSecretField = sealedField<Pick<CoreSystem, '_id'>>(
  'core_systems',
  'secret',
  ['_id'],
  ({ _id }) => `core-system:${_id}:secret`,
);

export const newSecret = () => randomBytes(32).toString('hex');

export const sealSystemSecret = (
  secret: string,
  system: Pick<CoreSystem, '_id'>,
  encryption: FieldEncryption,
) => encryption.seal(secret, systemSecretField.place(system));

export const openSystemSecret = (system: CoreSystem, encryption: FieldEncryption): string =>
  encryption.open(system.secret, systemSecretField.place(system));
