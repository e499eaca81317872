import { type Actor, isStaff } from '@heyi/shared/actor';

/** Whoever holds a secret can write policies. */
export const canEditCoreSystems = (actor: Actor) => isStaff(actor, 'administrator');

export const canSeeCoreSystems = (actor: Actor) =>
  isStaff(actor, 'administrator', 'operations', 'compliance');
