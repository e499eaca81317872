import { accessTokenSeconds, signAccessToken } from './access-token.ts';
import type { OpenedSession } from './sessions.ts';

/** What whoever is signed in holds: the access token for each call, the refresh token for the next access token. */
export interface Tokens {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string;
  /** After which the refresh token is no longer good. */
  until: Date;
}

export function tokensOf(
  { session, refreshToken }: OpenedSession,
  secret: string,
  at: Date,
): Tokens {
  const claims = {
    audience: session.audience,
    id: session.subjectId.toHexString(),
    sessionId: session._id.toHexString(),
  };
  const until = Math.min(session.idleUntil.getTime(), session.expiresAt.getTime());
  return {
    accessToken: signAccessToken(claims, secret, at),
    expiresInSeconds: accessTokenSeconds,
    refreshToken,
    until: new Date(until),
  };
}
