import type { AgentActor } from '@heyi/shared/actor';
import { type Agent, AgentModel } from './agent.model.ts';

export type { Agent };

/** The agent unless disabled. */
export const findActiveAgent = (id: string): Promise<Agent | null> =>
  AgentModel.findOne({ _id: id, disabledAt: null }).lean();

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
