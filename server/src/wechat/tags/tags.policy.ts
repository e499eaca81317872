import { type Actor, isStaff } from '@heyi/shared/actor';

export const canEditTags = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
