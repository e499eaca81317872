import type { StaffActor } from '@heyi/shared/actor';
import { type Config, readConfig } from '../config.ts';
import { connect, disconnect, ensureIndexes } from '../database/connect.ts';
import { checkDataFormat } from '../database/data-format.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { registerDependentRecords } from '../dependent-records.ts';
import { checkKeys } from '../keys/check-keys.ts';
import { openFieldEncryption } from '../keys/open-field-encryption.ts';

export interface DatabaseTools {
  now(): Date;
  fieldEncryption: FieldEncryption;
}

/** Whoever may run commands on the server has all its keys: an administrator. */
export const operator: StaffActor = {
  audience: 'staff',
  id: '000000000000000000000000',
  username: 'cli',
  roles: ['administrator'],
  sessionId: '000000000000000000000000',
};

/** Runs a command with the database that the environment names, and closes it whatever happens. */
export async function withDatabase<T>(
  run: (tools: DatabaseTools, config: Config) => Promise<T>,
  { mayLackKeys = false } = {},
): Promise<T> {
  const config = readConfig(process.env);
  registerDependentRecords();
  try {
    await connect(config.mongodbUri);
    await checkDataFormat();
    await ensureIndexes();
    if (!mayLackKeys) await checkKeys(config.fieldKeys, new Date());
    const fieldEncryption = openFieldEncryption(config);
    return await run({ now: () => new Date(), fieldEncryption }, config);
  } finally {
    await disconnect();
  }
}
