import * as z from 'zod';
import { Instant } from '../dates.ts';
import { Id } from '../ids.ts';
import { StaffMe } from '../staff/staff.schema.ts';

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

/** One device on which somebody is signed in. */
export const SessionView = z.object({
  id: Id,
  /** The session that asks. */
  current: z.boolean(),
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
