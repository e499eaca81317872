import { must } from '@heyi/shared/errors';
import type { mongo } from 'mongoose';
import type { Agent } from '../agents/agent-accounts.ts';
import { agentActor } from '../agents/agent-accounts.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { type OpenedSession, openSession } from './sessions.ts';
import type { Origin } from './sign-in.ts';

/** The session of an agent on the WeChat that is bound, and its entry in the audit log. */
export async function openAgentSession(
  agent: Agent,
  origin: Origin,
  transaction: mongo.ClientSession,
): Promise<OpenedSession> {
  const { _id: subjectId, accountId } = agent;
  const subject = { audience: 'agent' as const, subjectId, accountId };
  const opened = await openSession(subject, origin, origin.at, transaction);
  const actor = agentActor(agent, opened.session._id.toHexString());
  must(actor, 'auth.session_ended');
  const target = { type: 'session' as const, id: actor.sessionId };
  await recordAudit({ actor, action: 'auth.signed_in', target }, origin, transaction);
  return opened;
}
