import { type Actor, isStaff } from '@heyi/shared/actor';
import type { Staff } from './staff.model.ts';

export const canManageStaff = (actor: Actor) => isStaff(actor, 'administrator');

export const isOneself = (actor: Actor, staff: Pick<Staff, '_id'>) =>
  isStaff(actor) && actor.id === staff._id.toHexString();

/** Nobody changes the own account, so that the last administrator cannot be lost. */
export const canChangeStaff = (actor: Actor, staff: Pick<Staff, '_id'>) =>
  canManageStaff(actor) && !isOneself(actor, staff);
