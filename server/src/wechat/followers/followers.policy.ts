import { type Actor, isStaff } from '@heyi/shared/actor';

export const canPullFollowers = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
