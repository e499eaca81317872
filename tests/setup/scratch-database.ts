import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { connect, disconnect, ensureIndexes } from '../../server/src/database/connect.ts';
import { checkDataFormat } from '../../server/src/database/data-format.ts';
import {
  createFieldEncryption,
  type FieldEncryption,
} from '../../server/src/database/field-encryption.ts';

/** Keys that are good for one test run. */
export const testFieldKeys = {
  encryption: [{ id: 'k1', key: randomBytes(32) }],
  hash: randomBytes(32),
};

export const testEncryption: FieldEncryption = createFieldEncryption(testFieldKeys);

/** Gives this test file an empty database of its own, with all indexes of the models it loads. */
export function useScratchDatabase(): void {
  beforeAll(async () => {
    await connect(
      String(process.env.TEST_MONGODB_URI),
      `heyi-test-${randomBytes(6).toString('hex')}`,
    );
    await checkDataFormat();
    await ensureIndexes();
  });
  afterAll(async () => {
    await mongoose.connection.dropDatabase();
    await disconnect();
  });
}

/** Environment of a process of ours that works on a database of this name. */
export const testEnvironment = (database: string): Record<string, string> => ({
  MONGODB_URI: addressOf(database),
  HEYI_ENCRYPTION_KEYS: testFieldKeys.encryption
    .map(({ id, key }) => `${id}:${key.toString('base64')}`)
    .join(','),
  HEYI_HASH_KEY: testFieldKeys.hash.toString('base64'),
  HEYI_TOKEN_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
  LOG_LEVEL: 'silent',
});

/** The test server's address with a database name in it. */
export function addressOf(database: string): string {
  const url = new URL(String(process.env.TEST_MONGODB_URI));
  url.pathname = `/${database}`;
  return url.href;
}
