import * as z from 'zod';
import { Instant } from '../dates.ts';
import { channels } from '../identity/account-field.ts';
import { Id } from '../ids.ts';

export const wechatAppKinds = ['public-account', 'mini-program'] as const;
export type WechatAppKind = (typeof wechatAppKinds)[number];

export const AppId = z.string().regex(/^wx[0-9a-f]{16}$/, 'AppID 应为 wx 开头的 18 位');

const Name = z.string().trim().min(1, '请写名称').max(30, '名称最多 30 个字');
const AppSecret = z.string().regex(/^[0-9a-f]{32}$/, 'AppSecret 应为 32 位十六进制');
const Token = z.string().regex(/^[A-Za-z0-9]{3,32}$/, '令牌应为 3 到 32 位字母或数字');
const AesKey = z.string().regex(/^[A-Za-z0-9]{43}$/, '消息加解密密钥应为 43 位字母或数字');
/** What staff call the Open Platform account that the app is bound to; unionids are the same within one. Null: the company's usual one. */
const Scope = z.string().trim().min(1).max(60).nullable();

const accountNeeds = ['channel', 'token', 'aesKey'] as const;

/** A WeChat app to call and to be called by; the secrets are never given back. */
export const NewWechatApp = z
  .strictObject({
    kind: z.enum(wechatAppKinds),
    name: Name,
    appid: AppId,
    originalId: z.string().regex(/^gh_[0-9a-f]{12}$/, '原始 ID 应为 gh_ 开头的 15 位'),
    secret: AppSecret,
    scope: Scope.default(null),
    channel: z.enum(channels).optional(),
    token: Token.optional(),
    aesKey: AesKey.optional(),
  })
  .check(({ value, issues }) => {
    for (const field of accountNeeds) {
      if (value.kind === 'public-account' && value[field] === undefined)
        issues.push({ code: 'custom', input: value, path: [field], message: '公众号必填' });
    }
    if (value.kind === 'mini-program' && value.channel !== undefined)
      issues.push({
        code: 'custom',
        input: value,
        path: ['channel'],
        message: '小程序不属于一个渠道',
      });
  });
export type NewWechatApp = z.output<typeof NewWechatApp>;

/** What is left out stays as it is. */
export const WechatAppChanges = z.strictObject({
  name: Name.optional(),
  secret: AppSecret.optional(),
  scope: Scope.optional(),
  channel: z.enum(channels).optional(),
  token: Token.optional(),
  aesKey: AesKey.optional(),
});
export type WechatAppChanges = z.output<typeof WechatAppChanges>;

/** Calls of one interface of one app today; `limit` is what WeChat allows a day, where that is known. */
export const WechatUsageView = z.object({
  path: z.string(),
  calls: z.int(),
  failures: z.int(),
  limit: z.int().nullable(),
});
export type WechatUsageView = z.infer<typeof WechatUsageView>;

export const WechatAppView = z.object({
  id: Id,
  kind: z.enum(wechatAppKinds),
  name: z.string(),
  appid: z.string(),
  originalId: z.string(),
  channel: z.enum(channels).nullable(),
  scope: z.string().nullable(),
  /** Where WeChat has to send its messages; null for a mini-program. */
  callbackPath: z.string().nullable(),
  disabledAt: Instant.nullable(),
  /** When the access token was fetched, and how long it is good; null before the first call. */
  accessToken: z.object({ renewedAt: Instant, expiresAt: Instant }).nullable(),
  usage: z.array(WechatUsageView),
  lastFailure: z.object({ path: z.string(), code: z.int().nullable(), at: Instant }).nullable(),
  can: z.object({ edit: z.boolean() }),
});
export type WechatAppView = z.infer<typeof WechatAppView>;
