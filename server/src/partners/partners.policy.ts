import { type Actor, isStaff } from '@heyi/shared/actor';

export const canSeePartners = (actor: Actor) =>
  isStaff(actor, 'channel-manager', 'operations', 'training', 'compliance', 'administrator');

export const canManagePartners = (actor: Actor) =>
  isStaff(actor, 'channel-manager', 'administrator');
