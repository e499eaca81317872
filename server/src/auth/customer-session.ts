import type { mongo, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import { type OpenedSession, openSession } from './sessions.ts';
import type { Origin } from './sign-in.ts';

/** The session of a WeChat and its entry in the audit log. */
export async function openCustomerSession(
  { accountId, customerId }: { accountId: Types.ObjectId; customerId: Types.ObjectId },
  origin: Origin,
  transaction: mongo.ClientSession,
): Promise<OpenedSession> {
  const subject = { audience: 'customer' as const, subjectId: accountId, accountId };
  const opened = await openSession(subject, origin, origin.at, transaction);
  const sessionId = opened.session._id.toHexString();
  const ids = { id: customerId.toHexString(), accountId: accountId.toHexString() };
  const actor = { audience: 'customer' as const, ...ids, sessionId };
  const target = { type: 'session' as const, id: sessionId };
  await recordAudit({ actor, action: 'auth.signed_in', target }, origin, transaction);
  return opened;
}
