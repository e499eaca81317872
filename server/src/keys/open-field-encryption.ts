import type { Config } from '../config.ts';
import { createFieldEncryption, type FieldEncryption } from '../database/field-encryption.ts';
import { rereadKeysFile } from './keys-file.ts';

/** Sealing with the keys of a process; those from a file are followed while it runs. */
export const openFieldEncryption = ({
  fieldKeys,
  keysFile,
}: Pick<Config, 'fieldKeys' | 'keysFile'>): FieldEncryption =>
  createFieldEncryption(fieldKeys, keysFile ? rereadKeysFile(keysFile) : undefined);
