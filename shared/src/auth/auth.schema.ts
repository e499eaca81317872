import * as z from 'zod';
import { signedInAudiences } from '../actor.ts';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { StaffMe } from '../staff/staff.schema.ts';
import { AppId } from '../wechat/wechat-apps.schema.ts';

export const StaffSignIn = z.strictObject({
  username: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});
export type StaffSignIn = z.output<typeof StaffSignIn>;

/** Good for one audience and `expiresInSeconds`; sent as `Authorization: Bearer …`. */
export const AccessToken = z.object({
  accessToken: z.string(),
  expiresInSeconds: z.int().positive(),
});
export type AccessToken = z.infer<typeof AccessToken>;

export const StaffSignedIn = AccessToken.extend({ staff: StaffMe });
export type StaffSignedIn = z.infer<typeof StaffSignedIn>;

/** What a mini-program holds, which has no cookies: the refresh token is good once, until `refreshUntil`. */
export const AppTokens = AccessToken.extend({ refreshToken: z.string(), refreshUntil: Instant });
export type AppTokens = z.infer<typeof AppTokens>;

const HeldToken = z.string().min(1).max(200);

export const TokenRefresh = z.strictObject({ refreshToken: HeldToken });

export const WechatSignIn = z.strictObject({
  /** Which mini-program; may be left out where there is one only. */
  appid: AppId.optional(),
  /** Of `wx.login`. */
  code: z.string().min(1).max(128),
  /** What this phone held until now: its session ends. */
  refreshToken: HeldToken.optional(),
  /** Of the mini-program code that was scanned to come here. */
  scene: z
    .string()
    .regex(/^[\x21-\x7e]{1,32}$/)
    .optional(),
});
export type WechatSignIn = z.output<typeof WechatSignIn>;

export const CustomerSignedIn = AppTokens.extend({ customerId: Id });
export type CustomerSignedIn = z.infer<typeof CustomerSignedIn>;

export const HatChange = z.strictObject({
  audience: z.enum(['customer', 'agent']),
  /** What this phone held for that hat until now: its session ends. */
  refreshToken: HeldToken.optional(),
});

/** One device on which somebody is signed in. */
export const SessionView = z.object({
  id: Id,
  /** The session that asks. */
  current: z.boolean(),
  /** As what. */
  audience: z.enum(signedInAudiences),
  device: z.string(),
  address: z.string(),
  startedAt: Instant,
  lastUsedAt: Instant,
  expiresAt: Instant,
});
export type SessionView = z.infer<typeof SessionView>;

/** `details` of `auth.locked`. */
export const LockedDetails = z.object({ retryAfterSeconds: z.int().positive(), retryAt: Instant });
export type LockedDetails = z.infer<typeof LockedDetails>;
