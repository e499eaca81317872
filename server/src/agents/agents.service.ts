import type { Actor, StaffActor } from '@heyi/shared/actor';
import type { AgentChanges, AgentQuery, NewAgent } from '@heyi/shared/agents/agents.schema';
import type { AuditAction } from '@heyi/shared/audit/audit.schema';
import { must } from '@heyi/shared/errors';
import type { PageOf } from '@heyi/shared/paging';
import { mongo, type QueryFilter, Types } from 'mongoose';
import { recordAudit } from '../audit/audit.service.ts';
import type { Occasion } from '../audit/occasion.ts';
import { endSessions, type SessionEnd } from '../auth/sessions.ts';
import type { FieldEncryption } from '../database/field-encryption.ts';
import { pageById } from '../database/page-by-id.ts';
import { inTransaction } from '../database/transaction.ts';
import { mustBePartner } from '../partners/partners.service.ts';
import { type Agent, AgentModel } from './agent.model.ts';
import { AgentBindingModel } from './agent-binding.model.ts';
import { sealPerson } from './agent-person.ts';
import { canManageAgents, canSeeAgents } from './agents.policy.ts';

export async function listAgents(
  actor: Actor,
  { code, channel, partnerId, ...page }: AgentQuery,
): Promise<PageOf<Agent>> {
  must(canSeeAgents(actor), 'auth.forbidden');
  const filter: QueryFilter<Agent> = {
    ...(code ? { code: { $gte: code, $lt: `${code}\uffff` } } : {}),
    ...(channel ? { channel } : {}),
    ...(partnerId ? { partnerId } : {}),
  };
  return pageById(AgentModel, filter, page);
}

/** Throws `agent.not_found`. */
export async function findAgent(actor: Actor, id: string): Promise<Agent> {
  must(canSeeAgents(actor), 'auth.forbidden');
  const agent = await AgentModel.findById(id).lean();
  must(agent, 'agent.not_found');
  return agent;
}

/** Throws `agent.code_taken`, `partner.not_found`. */
export async function createAgent(
  actor: StaffActor,
  { code, name, mobile, channel, partnerId }: NewAgent,
  occasion: Occasion,
  encryption: FieldEncryption,
): Promise<Agent> {
  must(canManageAgents(actor), 'auth.forbidden');
  const agent: Agent = {
    _id: new Types.ObjectId(),
    code,
    person: sealPerson({ name, mobile }, { code }, encryption),
    channel,
    partnerId: partnerId === null ? null : await mustBePartner(partnerId),
    accountId: null,
    boundAt: null,
    disabledAt: null,
    createdAt: occasion.at,
  };
  try {
    await inTransaction(async (session) => {
      await AgentModel.create([agent], { session });
      await recordAudit(
        { actor, action: 'agent.created', target: targetOf(agent) },
        occasion,
        session,
      );
    });
    return agent;
  } catch (error) {
    const isTaken = error instanceof mongo.MongoServerError && error.code === 11000;
    must(!isTaken, 'agent.code_taken');
    throw error;
  }
}

/** Throws `agent.not_found`, `partner.not_found`. */
export async function changeAgent(
  actor: StaffActor,
  id: string,
  { name, mobile, channel, partnerId }: AgentChanges,
  occasion: Occasion,
  encryption: FieldEncryption,
): Promise<Agent> {
  const { code } = await findAgent(actor, id);
  const person = sealPerson({ name, mobile }, { code }, encryption);
  const partner = partnerId === null ? null : await mustBePartner(partnerId);
  const set = { person, channel, partnerId: partner };
  return update(actor, id, { action: 'agent.changed', set }, occasion);
}

interface WithReason {
  reason: string;
  encryption: FieldEncryption;
}

/** All sessions end at once. */
export const disableAgent = (
  actor: StaffActor,
  id: string,
  { reason, encryption }: WithReason,
  occasion: Occasion,
) =>
  update(
    actor,
    id,
    {
      action: 'agent.disabled',
      set: { disabledAt: occasion.at },
      ends: 'disabled',
      reason: { text: reason, encryption },
    },
    occasion,
  );

export const enableAgent = (actor: StaffActor, id: string, occasion: Occasion) =>
  update(actor, id, { action: 'agent.enabled', set: { disabledAt: null } }, occasion);

/** Lets go of the WeChat, and all sessions end at once. */
export const unbindAgent = (
  actor: StaffActor,
  id: string,
  { reason, encryption }: WithReason,
  occasion: Occasion,
) =>
  update(
    actor,
    id,
    {
      action: 'agent.unbound',
      set: { accountId: null, boundAt: null },
      ends: 'unbound',
      reason: { text: reason, encryption },
    },
    occasion,
  );

interface Change {
  action: AuditAction;
  set: Partial<Agent>;
  ends?: SessionEnd;
  reason?: { text: string; encryption: FieldEncryption };
}

async function update(
  actor: StaffActor,
  id: string,
  { action, set, ends, reason }: Change,
  occasion: Occasion,
): Promise<Agent> {
  must(canManageAgents(actor), 'auth.forbidden');
  return inTransaction(async (session) => {
    const agent = await AgentModel.findByIdAndUpdate(
      id,
      { $set: set },
      { session, returnDocument: 'after' },
    ).lean();
    must(agent, 'agent.not_found');
    const { _id } = agent;
    if (ends) await endSessions({ subjectId: _id }, ends, occasion.at, session);
    if (ends === 'unbound')
      await AgentBindingModel.updateMany(
        { agentId: _id, until: null },
        { $set: { until: occasion.at } },
        { session },
      );
    const deed = { actor, action, target: targetOf(agent), ...(reason ? { reason } : {}) };
    await recordAudit(deed, occasion, session);
    return agent;
  });
}

const targetOf = ({ _id }: Agent) => ({ type: 'agent' as const, id: _id.toHexString() });
