import type { AgentActor } from '@heyi/shared/actor';
import { type Agent, AgentModel } from './agent.model.ts';
import { HandoverModel } from './handover.model.ts';

export type { Agent };

/** The agent unless disabled. */
export const findActiveAgent = (id: string): Promise<Agent | null> =>
  AgentModel.findOne({ _id: id, disabledAt: null }).lean();

/** The agent whose WeChat this is, unless disabled. */
export const findAgentOfAccount = (accountId: string): Promise<Agent | null> =>
  AgentModel.findOne({ accountId, disabledAt: null }).lean();

/** The agent whose WeChat this is or asks to be. */
export async function agentHatOf(accountId: string) {
  const bound = await findAgentOfAccount(accountId);
  if (bound) return { agent: bound, state: 'bound' as const };
  const asked = await HandoverModel.findOne({ toAccountId: accountId, state: 'waiting' }).lean();
  const agent = asked && (await AgentModel.findById(asked.agentId).lean());
  return agent && { agent, state: 'waiting' as const };
}
export type AgentHat = Awaited<ReturnType<typeof agentHatOf>>;

/** Who an agent is to the rest of the product; null while no WeChat is bound. */
export const agentActor = (agent: Agent, sessionId: string): AgentActor | null =>
  agent.accountId && {
    audience: 'agent',
    id: agent._id.toHexString(),
    channel: agent.channel,
    partnerId: agent.partnerId?.toHexString() ?? null,
    accountId: agent.accountId.toHexString(),
    sessionId,
  };
