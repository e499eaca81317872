import type { PublicActor, StaffActor } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { actorOf, findActiveStaff } from '../staff/staff-accounts.ts';
import { readAccessToken } from './access-token.ts';
import type { Session } from './session.model.ts';
import {
  endSessions,
  findLiveSession,
  findSessionByToken,
  liveSessionsOf,
  rotateRefreshToken,
} from './sessions.ts';
import { type Tokens, tokensOf } from './tokens.ts';

interface TokenSecret {
  tokenSecret: string;
}

/** New tokens for a refresh token. Throws `auth.session_ended`. */
export async function refreshTokens(
  refreshToken: string | undefined,
  occasion: Occasion,
  { tokenSecret }: TokenSecret,
): Promise<Tokens> {
  must(refreshToken, 'auth.required');
  const rotation = await rotateRefreshToken(refreshToken, tokenSecret, occasion.at);
  if ('reusedIn' in rotation) {
    const deed = {
      actor: { audience: 'public' as const },
      action: 'auth.refresh_token_reused' as const,
    };
    const target = subjectTarget(rotation.reusedIn);
    const details = { sessionId: rotation.reusedIn._id.toHexString() };
    await recordAudit({ ...deed, target, details }, occasion);
    throw new AppError('auth.session_ended');
  }
  return tokensOf(rotation, tokenSecret, occasion.at);
}

/** Who an access token speaks for, as things are now: a session that ended or an account that was disabled is refused at once. */
export async function actorForToken(
  token: string,
  { tokenSecret }: TokenSecret,
  at: Date,
): Promise<StaffActor> {
  const { id, sessionId } = readAccessToken(token, tokenSecret, at);
  const [session, staff] = await Promise.all([findLiveSession(sessionId, at), findActiveStaff(id)]);
  must(staff, 'auth.session_ended');
  must(session?.subjectId.equals(staff._id), 'auth.session_ended');
  return actorOf(staff, sessionId);
}

/** Ends the session of the access token, and that of the refresh token, as far as given and not over. */
export async function signOut(
  actor: StaffActor | PublicActor,
  refreshToken: string | undefined,
  occasion: Occasion,
): Promise<void> {
  const sessions = [
    refreshToken ? await findSessionByToken(refreshToken, occasion.at) : null,
    'sessionId' in actor ? await findLiveSession(actor.sessionId, occasion.at) : null,
  ];
  for (const session of sessions) {
    if (!session) continue;
    const ended = await endSessions({ _id: session._id }, 'signed_out', occasion.at);
    if (ended === 0) continue;
    const target = subjectTarget(session);
    const details = { sessionId: session._id.toHexString() };
    await recordAudit({ actor, action: 'auth.signed_out', target, details }, occasion);
  }
}

export const listSessions = (actor: StaffActor, at: Date): Promise<Session[]> =>
  liveSessionsOf(actor.id, at);

/** Ends one of the own sessions; another person's is not found. */
export async function endOwnSession(
  actor: StaffActor,
  id: string,
  occasion: Occasion,
): Promise<void> {
  const session = await findLiveSession(id, occasion.at);
  must(session, 'auth.session_not_found');
  must(session.subjectId.toHexString() === actor.id, 'auth.session_not_found');
  await endSessions({ _id: session._id }, 'ended', occasion.at);
  const target = { type: 'session' as const, id };
  await recordAudit({ actor, action: 'auth.session_ended', target }, occasion);
}

const subjectTarget = ({ audience, subjectId }: Session) => ({
  type: audience,
  id: subjectId.toHexString(),
});
