import { type Actor, isStaff } from '@heyi/shared/actor';

export const canSeeAudit = (actor: Actor) => isStaff(actor, 'compliance', 'administrator');
