import { type Actor, isStaff } from '@heyi/shared/actor';

export const canImport = (actor: Actor) =>
  isStaff(actor, 'operations', 'channel-manager', 'administrator');

export const canSeeImports = (actor: Actor) => canImport(actor) || isStaff(actor, 'compliance');
