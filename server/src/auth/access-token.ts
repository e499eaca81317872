import { type Audience, type StaffRole, staffRoles } from '@heyi/shared/actor';
import { AppError } from '@heyi/shared/errors';
import { Id } from '@heyi/shared/ids';
import jwt from 'jsonwebtoken';
import * as z from 'zod';

/** How long an access token is good for, in seconds. */
export const accessTokenSeconds = 15 * 60;

const issuer = 'heyi';

/** What a staff member's access token says. */
export interface StaffClaims {
  audience: 'staff';
  id: string;
  username: string;
  roles: StaffRole[];
  sessionId: string;
}

const Payload = z.object({
  aud: z.literal('staff' satisfies Audience),
  sub: Id,
  sid: Id,
  username: z.string(),
  roles: z.array(z.enum(staffRoles)),
});

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

export function signAccessToken(claims: StaffClaims, secret: string, now: Date): string {
  const { audience, id, sessionId, username, roles } = claims;
  return jwt.sign({ username, roles, sid: sessionId, iat: seconds(now) }, secret, {
    algorithm: 'HS256',
    issuer,
    audience,
    subject: id,
    expiresIn: accessTokenSeconds,
  });
}

/** Throws `auth.expired` for one of ours whose time is over, `auth.required` for anything else that is not good. */
export function readAccessToken(token: string, secret: string, now: Date): StaffClaims {
  const payload = Payload.safeParse(verify(token, secret, now));
  if (!payload.success) throw new AppError('auth.required');
  const { aud, sub, sid, username, roles } = payload.data;
  return { audience: aud, id: sub, sessionId: sid, username, roles };
}

function verify(token: string, secret: string, now: Date): unknown {
  try {
    return jwt.verify(token, secret, {
      algorithms: ['HS256'],
      issuer,
      clockTimestamp: seconds(now),
    });
  } catch (error) {
    const expired = error instanceof jwt.TokenExpiredError;
    throw new AppError(expired ? 'auth.expired' : 'auth.required');
  }
}
