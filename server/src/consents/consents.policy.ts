import { type Actor, isStaff } from '@heyi/shared/actor';

export const canSeeConsentTexts = (actor: Actor) =>
  isStaff(actor, 'compliance', 'operations', 'customer-service', 'administrator');

export const canEditConsentTexts = (actor: Actor) => isStaff(actor, 'compliance', 'administrator');
