import { type Actor, isStaff } from '@heyi/shared/actor';

export const canRetryMessages = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
