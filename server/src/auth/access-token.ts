import { type SignedInAudience, signedInAudiences } from '@heyi/shared/actor';
import { AppError } from '@heyi/shared/errors';
import { Id } from '@heyi/shared/ids';
import jwt from 'jsonwebtoken';
import * as z from 'zod';

/** How long an access token is good for, in seconds. */
export const accessTokenSeconds = 15 * 60;

const issuer = 'heyi';

/** Who an access token speaks for. Names and roles are not in it: they are looked up, so that they are never old. */
export interface Claims {
  audience: SignedInAudience;
  /** The subject of the session. */
  id: string;
  sessionId: string;
}

const Payload = z.object({ aud: z.enum(signedInAudiences), sub: Id, sid: Id });

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

export function signAccessToken(
  { audience, id, sessionId }: Claims,
  secret: string,
  now: Date,
): string {
  return jwt.sign({ sid: sessionId, iat: seconds(now) }, secret, {
    algorithm: 'HS256',
    issuer,
    audience,
    subject: id,
    expiresIn: accessTokenSeconds,
  });
}

/** Throws `auth.expired` for one of ours whose time is over, `auth.required` for anything else that is not good. */
export function readAccessToken(token: string, secret: string, now: Date): Claims {
  const payload = Payload.safeParse(verify(token, secret, now));
  if (!payload.success) throw new AppError('auth.required');
  const { aud, sub, sid } = payload.data;
  return { audience: aud, id: sub, sessionId: sid };
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
