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

export const canResolve = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
