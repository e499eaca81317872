import { type Actor, isStaff } from '@heyi/shared/actor';

export const canSeeIdentities = (actor: Actor) =>
  isStaff(
    actor,
    'operations',
    'customer-service',
    'compliance',
    'channel-manager',
    'administrator',
  );

/** Merge, split, answer pairs in doubt, and undo these. */
export const canDecideIdentities = (actor: Actor) =>
  isStaff(actor, 'operations', 'customer-service', 'compliance', 'administrator');

/** See personal values whole, for a stated reason. */
export const canUnmask = (actor: Actor) =>
  isStaff(actor, 'customer-service', 'compliance', 'administrator');

export const canResolve = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
