import { type Actor, isStaff } from '@heyi/shared/actor';

/** Read what customers wrote and what was done about it. */
export const canSeeContacts = (actor: Actor) =>
  isStaff(actor, 'customer-service', 'operations', 'compliance', 'administrator');
