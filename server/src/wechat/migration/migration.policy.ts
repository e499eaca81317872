import { type Actor, isStaff } from '@heyi/shared/actor';

export const canMigrate = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
