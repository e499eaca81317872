import { type Actor, isStaff } from '@heyi/shared/actor';

export const canEditMenus = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
