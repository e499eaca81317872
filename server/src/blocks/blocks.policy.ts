import { type Actor, isStaff } from '@heyi/shared/actor';

export const canBlock = (actor: Actor) =>
  isStaff(actor, 'customer-service', 'compliance', 'administrator');
