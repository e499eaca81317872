import type { SignedInActor } from '@heyi/shared/actor';
import { must } from '@heyi/shared/errors';
import { agentActor, findActiveAgent } from '../agents/agent-accounts.ts';
import { isAccountBlocked } from '../blocks/blocked.ts';
import { customerIdOf } from '../identity/owned-account.ts';
import { actorOf, findActiveStaff } from '../staff/staff-accounts.ts';
import { type Claims, readAccessToken } from './access-token.ts';
import { findLiveSession } from './sessions.ts';

/**
 * Who an access token speaks for, as things are now: a session that ended, an account that was disabled or blocked, or
 * an agent's WeChat that is bound no more is refused at once.
 */
export async function actorForToken(
  token: string,
  { tokenSecret }: { tokenSecret: string },
  at: Date,
): Promise<SignedInActor> {
  const claims = readAccessToken(token, tokenSecret, at);
  const [session, actor] = await Promise.all([
    findLiveSession(claims.sessionId, at),
    actorNow[claims.audience](claims),
  ]);
  must(actor, 'auth.session_ended');
  must(session, 'auth.session_ended');
  must(session.audience === claims.audience, 'auth.session_ended');
  must(session.subjectId.toHexString() === claims.id, 'auth.session_ended');
  const accountId = 'accountId' in actor ? actor.accountId : undefined;
  must(session.accountId?.toHexString() === accountId, 'auth.session_ended');
  return actor;
}

type ActorNow = (claims: Claims) => Promise<SignedInActor | null>;

const actorNow: Record<Claims['audience'], ActorNow> = {
  async staff({ id, sessionId }) {
    const staff = await findActiveStaff(id);
    return staff && actorOf(staff, sessionId);
  },
  async agent({ id, sessionId }) {
    const agent = await findActiveAgent(id);
    const actor = agent && agentActor(agent, sessionId);
    return actor && !(await isAccountBlocked(actor.accountId)) ? actor : null;
  },
  async customer({ id, sessionId }) {
    const [customerId, isBlocked] = await Promise.all([customerIdOf(id), isAccountBlocked(id)]);
    if (!customerId || isBlocked) return null;
    return { audience: 'customer', id: customerId.toHexString(), accountId: id, sessionId };
  },
};
