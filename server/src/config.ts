import * as z from 'zod';
import type { FieldKeys } from './database/field-encryption.ts';
import { Key, KeyRing } from './keys/key-ring.schema.ts';
import { readKeysFile } from './keys/keys-file.ts';

const whole = (min: number, max: number, otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `应为 ${min} 到 ${max} 之间的整数`)
    .default(String(otherwise))
    .transform(Number)
    .pipe(z.int().min(min, `不能小于 ${min}`).max(max, `不能大于 ${max}`));

const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], '应为 development、test 或 production')
    .default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535, 3000),
  MONGODB_URI: z
    .string('必填')
    .regex(/^mongodb(\+srv)?:\/\/./, '应为 mongodb:// 或 mongodb+srv:// 开头的地址'),
  HEYI_DATA_DIR: z.string().default('.data'),
  HEYI_ENCRYPTION_KEYS: KeyRing,
  HEYI_HASH_KEY: Key,
  HEYI_TOKEN_SECRET: z.string('必填').min(32, '至少 32 个字符'),
  WECHAT_API_URL: z
    .string()
    .regex(/^https?:\/\/[^/]+$/, '应为 https:// 开头、不带路径的地址')
    .default('https://api.weixin.qq.com'),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      '应为 trace、debug、info、warn、error、fatal 或 silent',
    )
    .default('info'),
  TRUST_PROXY: whole(0, 10, 0),
  METRICS_TOKEN: z.string().min(16, '至少 16 个字符').optional(),
  RATE_LIMIT_PER_ADDRESS: whole(1, 1_000_000, 1200),
  RATE_LIMIT_PER_ACCOUNT: whole(1, 1_000_000, 600),
});

export interface Config {
  environment: 'development' | 'test' | 'production';
  host: string;
  /** 0 lets the system choose one. */
  port: number;
  mongodbUri: string;
  dataDirectory: string;
  fieldKeys: FieldKeys;
  /** Where new encryption keys come from while a process runs; null when they come from the environment. */
  keysFile: string | null;
  tokenSecret: string;
  /** WeChat, or what stands in for it. */
  wechatApiUrl: string;
  logLevel: z.output<typeof Environment>['LOG_LEVEL'];
  /** How many reverse proxies of ours stand in front; their X-Forwarded-For entries are believed. */
  trustedProxies: number;
  metricsToken: string | null;
  /** Requests a minute, in each process. */
  rateLimits: { perAddress: number; perAccount: number };
}

/** Reads the environment, and the keys file it may name, once at start; throws one text (Chinese) that names every wrong variable and never repeats a value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const file = given.HEYI_KEYS_FILE;
  const result = Environment.safeParse({ ...(file ? readKeysFile(file) : {}), ...given });
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')}：${message}`);
    throw new Error(`配置有误，请改正以下环境变量：\n${[...new Set(lines)].join('\n')}`);
  }
  const it = result.data;
  return {
    environment: it.NODE_ENV,
    host: it.HOST,
    port: it.PORT,
    mongodbUri: it.MONGODB_URI,
    dataDirectory: it.HEYI_DATA_DIR,
    fieldKeys: { encryption: it.HEYI_ENCRYPTION_KEYS, hash: it.HEYI_HASH_KEY },
    keysFile: file && !given.HEYI_ENCRYPTION_KEYS ? file : null,
    tokenSecret: it.HEYI_TOKEN_SECRET,
    wechatApiUrl: it.WECHAT_API_URL,
    logLevel: it.LOG_LEVEL,
    trustedProxies: it.TRUST_PROXY,
    metricsToken: it.METRICS_TOKEN ?? null,
    rateLimits: { perAddress: it.RATE_LIMIT_PER_ADDRESS, perAccount: it.RATE_LIMIT_PER_ACCOUNT },
  };
}
