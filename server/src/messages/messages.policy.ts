import { type Actor, isStaff } from '@heyi/shared/actor';
import type { Message } from './message.model.ts';

export const canSeeMessages = (actor: Actor) =>
  isStaff(actor, 'operations', 'customer-service', 'compliance', 'administrator');

/** Templates and quiet hours. */
export const canSetMessages = (actor: Actor) => isStaff(actor, 'operations', 'administrator');

export const canHandleMessages = (actor: Actor) =>
  isStaff(actor, 'operations', 'customer-service', 'administrator');

/** Never what may have arrived already. */
export const canRetry = (actor: Actor, { state }: Pick<Message, 'state'>) =>
  canHandleMessages(actor) && ['inbox', 'failed'].includes(state);

export const canCancel = (actor: Actor, { state }: Pick<Message, 'state'>) =>
  canHandleMessages(actor) && state === 'waiting';
