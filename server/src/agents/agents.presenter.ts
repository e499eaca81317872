import type { Actor } from '@heyi/shared/actor';
import type { AgentMe, AgentView, HandoverView } from '@heyi/shared/agents/agents.schema';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { maskField } from '../identity/mask-field.ts';
import type { Agent } from './agent.model.ts';
import { openPerson } from './agent-person.ts';
import { canManageAgents } from './agents.policy.ts';
import type { Handover } from './handover.model.ts';
import type { WaitingHandover } from './handovers.service.ts';

interface With {
  encryption: FieldEncryption;
  /** By id. */
  partners: ReadonlyMap<string, string>;
}

function presentPerson(agent: Agent, { encryption, partners }: With) {
  const { name, mobile } = openPerson(agent, encryption);
  const partnerId = agent.partnerId?.toHexString();
  return {
    id: agent._id.toHexString(),
    code: agent.code,
    name,
    mobile: maskField('mobile', mobile),
    channel: agent.channel,
    partner: partnerId ? { id: partnerId, name: partners.get(partnerId) ?? '' } : null,
  };
}

export const presentAgent = (agent: Agent, tools: With, actor: Actor): AgentView => ({
  ...presentPerson(agent, tools),
  boundAt: agent.boundAt?.toISOString() ?? null,
  disabled: agent.disabledAt !== null,
  createdAt: agent.createdAt.toISOString(),
  can: { manage: canManageAgents(actor) },
});

export const presentHandover = (
  { handover, agent }: WaitingHandover,
  encryption: FieldEncryption,
): HandoverView => ({
  id: handover._id.toHexString(),
  agent: {
    id: agent._id.toHexString(),
    code: agent.code,
    name: openPerson(agent, encryption).name,
  },
  askedAt: handover.askedAt.toISOString(),
});

export const presentAgentMe = (agent: Agent, handover: Handover | null, tools: With): AgentMe => ({
  ...presentPerson(agent, tools),
  handover: handover && presentHandover({ handover, agent }, tools.encryption),
});
