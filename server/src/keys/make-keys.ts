import { randomBytes } from 'node:crypto';
import type { FieldKeys } from '../database/field-encryption.ts';
import { writeKeyRing } from './key-ring.schema.ts';
import type { KeyVariables } from './keys-file.ts';

const aKey = () => randomBytes(32);

/** All the keys that a new installation needs. */
export const makeKeys = (): KeyVariables => ({
  HEYI_ENCRYPTION_KEYS: writeKeyRing([{ id: 'k1', key: aKey() }]),
  HEYI_HASH_KEY: aKey().toString('base64'),
  HEYI_TOKEN_SECRET: aKey().toString('base64'),
});

/** One more encryption key, by a name that none of these has: k1, k2, … */
export function makeNextKey(takenIds: readonly string[]): FieldKeys['encryption'][number] {
  const numbers = takenIds.map((id) => Number(/^k(\d{1,6})$/.exec(id)?.[1] ?? 0));
  return { id: `k${Math.max(...numbers, 0) + 1}`, key: aKey() };
}
