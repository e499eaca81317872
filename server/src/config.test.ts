import { randomBytes } from 'node:crypto';
import { readConfig } from './config.ts';

const aKey = () => randomBytes(32).toString('base64');

const minimal = {
  MONGODB_URI: 'mongodb://127.0.0.1:27017/heyi',
  HEYI_ENCRYPTION_KEYS: `k1:${aKey()}`,
  HEYI_HASH_KEY: aKey(),
  HEYI_TOKEN_SECRET: 'x'.repeat(32),
};

const refusal = (env: Record<string, string | undefined>) => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The configuration was accepted');
};

test('four variables suffice', () => {
  expect(readConfig(minimal)).toMatchObject({
    environment: 'development',
    host: '127.0.0.1',
    port: 3000,
    dataDirectory: '.data',
    logLevel: 'info',
    trustedProxies: 0,
    metricsToken: null,
  });
});

test('an empty variable counts as absent', () => {
  expect(readConfig({ ...minimal, PORT: '', METRICS_TOKEN: '' }).port).toBe(3000);
});

test('the first encryption key is the current one', () => {
  const [fresh, old] = [aKey(), aKey()];
  const { fieldKeys } = readConfig({
    ...minimal,
    HEYI_ENCRYPTION_KEYS: `2026:${fresh}, 2025:${old}`,
  });
  expect(fieldKeys.encryption.map(({ id, key }) => [id, key.toString('base64')])).toEqual([
    ['2026', fresh],
    ['2025', old],
  ]);
});

test('every wrong variable is named at once, and no value repeated', () => {
  const secret = 'short-secret';
  const message = refusal({
    PORT: '70000',
    HEYI_TOKEN_SECRET: secret,
    HEYI_ENCRYPTION_KEYS: 'k1:c2hvcnQ=',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'yes',
  });
  for (const name of [
    'PORT',
    'MONGODB_URI',
    'HEYI_TOKEN_SECRET',
    'HEYI_ENCRYPTION_KEYS',
    'HEYI_HASH_KEY',
    'LOG_LEVEL',
    'TRUST_PROXY',
  ])
    expect(message).toContain(`  ${name}：`);
  expect(message).not.toContain(secret);
  expect(message).not.toContain('c2hvcnQ=');
});

test.each([
  ['the same name twice', `a:${aKey()},a:${aKey()}`, '密钥名有重复'],
  ['no name', aKey(), '密钥名:base64'],
  ['too much', `a:${aKey()}:b`, '密钥名:base64'],
])('a key ring with %s is refused', (_, keys, reason) => {
  expect(refusal({ ...minimal, HEYI_ENCRYPTION_KEYS: keys })).toContain(reason);
});
