import type { Actor, AgentActor, StaffActor } from '@heyi/shared/actor';
import type { HandoverDecision } from '@heyi/shared/agents/agents.schema';
import { must } from '@heyi/shared/errors';
import { mongo } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { endSessions } from '../auth/sessions.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Agent, AgentModel } from './agent.model.ts';
import { AgentBindingModel } from './agent-binding.model.ts';
import { canDecideHandover, canManageAgents } from './agents.policy.ts';
import { type Handover, HandoverModel } from './handover.model.ts';

export interface WaitingHandover {
  handover: Handover;
  agent: Agent;
}

const mostShown = 200;

/** Those that wait, the oldest first. */
export async function listHandovers(actor: Actor): Promise<WaitingHandover[]> {
  must(canManageAgents(actor), 'auth.forbidden');
  const waiting = await HandoverModel.find({ state: 'waiting' })
    .sort({ _id: 1 })
    .limit(mostShown)
    .lean();
  const agents = await AgentModel.find({
    _id: { $in: waiting.map(({ agentId }) => agentId) },
  }).lean();
  const byId = new Map(agents.map((agent) => [agent._id.toHexString(), agent]));
  return waiting.flatMap((handover) => {
    const agent = byId.get(handover.agentId.toHexString());
    return agent ? [{ handover, agent }] : [];
  });
}

/** Whether another WeChat asks to take the place of the own one. */
export const handoverOf = ({ _id }: Agent): Promise<Handover | null> =>
  HandoverModel.findOne({ agentId: _id, state: 'waiting' }).lean();

/**
 * The new WeChat takes the place of the old one, whose sessions end at once, or nothing changes. Throws
 * `agent.handover_not_found`, also for another agent's; `agent.wechat_taken`.
 */
export async function decideHandover(
  actor: StaffActor | AgentActor,
  id: string,
  { verdict }: HandoverDecision,
  occasion: Occasion,
): Promise<void> {
  must(actor.audience === 'agent' || canManageAgents(actor), 'auth.forbidden');
  try {
    await inTransaction(async (session) => {
      const state = verdict === 'approve' ? 'approved' : 'refused';
      const handover = await HandoverModel.findOneAndUpdate(
        { _id: id, state: 'waiting' },
        { $set: { state, decidedAt: occasion.at } },
        { session, returnDocument: 'after' },
      ).lean();
      must(handover, 'agent.handover_not_found');
      const agent = { _id: handover.agentId };
      must(canDecideHandover(actor, agent), 'agent.handover_not_found');
      if (state === 'approved') await handOver(handover, occasion.at, session);
      const target = { type: 'agent' as const, id: agent._id.toHexString() };
      const action = `agent.handover_${state}` as const;
      await recordAudit({ actor, action, target }, occasion, session);
    });
  } catch (error) {
    const isTaken = error instanceof mongo.MongoServerError && error.code === 11000;
    must(!isTaken, 'agent.wechat_taken');
    throw error;
  }
}

async function handOver(
  { agentId, toAccountId: accountId }: Handover,
  at: Date,
  session: mongo.ClientSession,
): Promise<void> {
  await AgentModel.updateOne({ _id: agentId }, { $set: { accountId, boundAt: at } }, { session });
  await AgentBindingModel.updateMany(
    { agentId, until: null },
    { $set: { until: at } },
    { session },
  );
  await AgentBindingModel.create([{ agentId, accountId, since: at }], { session });
  await endSessions({ subjectId: agentId }, 'handed_over', at, session);
}
