import { type Actor, isStaff } from '@heyi/shared/actor';
import type { Agent } from './agent.model.ts';

export const canSeeAgents = (actor: Actor) =>
  isStaff(
    actor,
    'channel-manager',
    'operations',
    'training',
    'customer-service',
    'compliance',
    'administrator',
  );

export const canManageAgents = (actor: Actor) => isStaff(actor, 'channel-manager', 'administrator');

/** The back office, or the agent on the WeChat that is bound. */
export const canDecideHandover = (actor: Actor, { _id }: Pick<Agent, '_id'>) =>
  canManageAgents(actor) || (actor.audience === 'agent' && actor.id === _id.toHexString());
