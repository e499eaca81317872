import type { PublicActor, SignedInActor, SignedInAudience } from '@heyi/shared/actor';
import { AppError, must } from '@heyi/shared/errors';
import { Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { mustNotBeBlocked } from './must-not-be-blocked.ts';
import type { Session } from './session.model.ts';
import {
  endSessions,
  findLiveSession,
  findSessionByToken,
  liveSessionsOf,
  rotateRefreshToken,
  type WhoseSessions,
} from './sessions.ts';
import { type Tokens, tokensOf } from './tokens.ts';

interface TokenSecret {
  tokenSecret: string;
}

/** New tokens for a refresh token of one of these audiences. Throws `auth.session_ended`, `auth.blocked`. */
export async function refreshTokens(
  refreshToken: string | undefined,
  audiences: readonly SignedInAudience[],
  occasion: Occasion,
  { tokenSecret }: TokenSecret,
): Promise<Tokens> {
  must(refreshToken, 'auth.required');
  const rotation = await rotateRefreshToken(refreshToken, audiences, tokenSecret, occasion.at);
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
  const { accountId } = rotation.session;
  if (accountId) await mustNotBeBlocked(accountId.toHexString());
  return tokensOf(rotation, tokenSecret, occasion.at);
}

/** Ends the session of the access token, and that of the refresh token, as far as given and not over. */
export async function signOut(
  actor: SignedInActor | PublicActor,
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

/** Of the own account, or of the own WeChat as customer and as agent. */
export const listSessions = (actor: SignedInActor, at: Date): Promise<Session[]> =>
  liveSessionsOf(ownSessions(actor), at);

/** Ends one of the own sessions; another person's is not found. */
export async function endOwnSession(
  actor: SignedInActor,
  id: string,
  occasion: Occasion,
): Promise<void> {
  const session = await findLiveSession(id, occasion.at);
  must(session, 'auth.session_not_found');
  must(isOwn(session, actor), 'auth.session_not_found');
  await endSessions({ _id: session._id }, 'ended', occasion.at);
  const target = { type: 'session' as const, id };
  await recordAudit({ actor, action: 'auth.session_ended', target }, occasion);
}

/** Signs out on all devices, this one too. */
export async function endAllSessions(actor: SignedInActor, occasion: Occasion): Promise<void> {
  const sessions = await endSessions(ownSessions(actor), 'ended', occasion.at);
  const details = { sessions };
  await recordAudit({ actor, action: 'auth.all_sessions_ended', details }, occasion);
}

const ownSessions = (actor: SignedInActor): WhoseSessions =>
  actor.audience === 'staff'
    ? { subjectId: new Types.ObjectId(actor.id) }
    : { accountId: new Types.ObjectId(actor.accountId) };

const isOwn = ({ subjectId, accountId }: Session, actor: SignedInActor): boolean =>
  actor.audience === 'staff'
    ? subjectId.toHexString() === actor.id
    : accountId?.toHexString() === actor.accountId;

const targetTypes = { staff: 'staff', agent: 'agent', customer: 'account' } as const;

const subjectTarget = ({ audience, subjectId }: Session) => ({
  type: targetTypes[audience],
  id: subjectId.toHexString(),
});
