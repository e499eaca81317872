import type { CustomerActor } from '@heyi/shared/actor';
import type { AgentBinding, AgentClaim } from '@heyi/shared/agents/agents.schema';
import type { AuditAction } from '@heyi/shared/audit/audit.schema';
import { AppError, must } from '@heyi/shared/errors';
import { mongo, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { requireConsent } from '../consents/consents.service.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { inTransaction } from '../database/transaction.ts';
import { normaliseMobile } from '../identity/engine/normalise/phone.ts';
import { ownedAccount } from '../identity/owned-account.ts';
import { spend } from '../limits/limits.ts';
import { type Agent, AgentModel } from './agent.model.ts';
import { AgentBindingModel } from './agent-binding.model.ts';
import { openPerson } from './agent-person.ts';
import { HandoverModel } from './handover.model.ts';

/**
 * Makes the WeChat that is signed in an agent's, who proves it by a mobile number that WeChat confirmed. Where another
 * WeChat is bound, this one has to wait until that one or the back office lets go. Throws `consent.required`,
 * `agent.mobile_not_confirmed`, `limit.used_up`, `agent.no_match` (the same whatever does not match), `agent.wechat_taken`,
 * `agent.handover_waiting`.
 */
export async function bindAgent(
  actor: CustomerActor,
  { code, mobile }: AgentClaim,
  occasion: Occasion,
  encryption: FieldEncryption,
): Promise<AgentBinding> {
  await requireConsent(actor, 'service', { fieldEncryption: encryption });
  await spend('agent-binding', actor.accountId, occasion.at);
  const { content } = await ownedAccount(actor.accountId, encryption);
  const own = content.fields.mobileAt ? normaliseMobile(content.fields.mobile ?? '') : null;
  must(own === mobile, 'agent.mobile_not_confirmed');
  const agent = await AgentModel.findOne({ code, disabledAt: null }).lean();
  if (!agent || openPerson(agent, encryption).mobile !== mobile) {
    await recordAudit({ actor, action: 'agent.binding_failed' }, occasion);
    throw new AppError('agent.no_match');
  }
  const accountId = new Types.ObjectId(actor.accountId);
  if (agent.accountId?.equals(accountId)) return { state: 'bound' };
  return { state: await claim(actor, agent, accountId, occasion) };
}

async function claim(
  actor: CustomerActor,
  { _id: agentId, ...agent }: Agent,
  accountId: Types.ObjectId,
  occasion: Occasion,
): Promise<AgentBinding['state']> {
  const isFree = agent.accountId === null;
  try {
    await inTransaction(async (session) => {
      must(!(await AgentModel.exists({ accountId }).session(session)), 'agent.wechat_taken');
      if (isFree) await takeFree({ agentId, accountId }, occasion.at, session);
      else await askForIt({ agentId, accountId }, occasion.at, session);
      const action: AuditAction = isFree ? 'agent.bound' : 'agent.handover_asked';
      const target = { type: 'agent' as const, id: agentId.toHexString() };
      await recordAudit({ actor, action, target }, occasion, session);
    });
  } catch (error) {
    const isTaken = error instanceof mongo.MongoServerError && error.code === 11000;
    must(!isTaken, isFree ? 'agent.wechat_taken' : 'agent.handover_waiting');
    throw error;
  }
  return isFree ? 'bound' : 'waiting';
}

interface Pair {
  agentId: Types.ObjectId;
  accountId: Types.ObjectId;
}

/** Binds unless another WeChat was bound meanwhile. */
async function takeFree(
  { agentId, accountId }: Pair,
  at: Date,
  session: mongo.ClientSession,
): Promise<void> {
  const { matchedCount } = await AgentModel.updateOne(
    { _id: agentId, accountId: null, disabledAt: null },
    { $set: { accountId, boundAt: at } },
    { session },
  );
  must(matchedCount === 1, 'agent.no_match');
  await AgentBindingModel.create([{ agentId, accountId, since: at }], { session });
}

async function askForIt({ agentId, accountId }: Pair, at: Date, session: mongo.ClientSession) {
  const asked = { agentId, toAccountId: accountId, state: 'waiting' as const, askedAt: at };
  await HandoverModel.create([asked], { session });
}
