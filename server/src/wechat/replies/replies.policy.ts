import { type Actor, isStaff } from '@heyi/shared/actor';

export const canEditReplies = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
