import { type Actor, isStaff } from '@heyi/shared/actor';

/** See what anybody has bought. */
export const canSeeCustomersPolicies = (actor: Actor) =>
  isStaff(actor, 'customer-service', 'operations', 'compliance', 'administrator');
