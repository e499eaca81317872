import { type Actor, isStaff, type StaffActor } from '@heyi/shared/actor';
import type { HandChange } from './by-hand/hand-change.model.ts';
import type { ReviewPair } from './review/review-pair.model.ts';

export const canSeeIdentities = (actor: Actor) =>
  isStaff(
    actor,
    'operations',
    'customer-service',
    'compliance',
    'channel-manager',
    'administrator',
  );

/** Merge, split, answer pairs in doubt, and undo these. */
export const canDecideIdentities = (actor: Actor) =>
  isStaff(actor, 'operations', 'customer-service', 'compliance', 'administrator');

export const canUndo = (actor: Actor, { undone }: Pick<HandChange, 'undone'>) =>
  canDecideIdentities(actor) && undone === null;

/** Nobody answers what is answered, or what lies before somebody else just now. */
export const canDecidePair = (
  actor: StaffActor,
  { settled, claim }: Pick<ReviewPair, 'settled' | 'claim'>,
  now: Date,
) =>
  canDecideIdentities(actor) &&
  !settled &&
  (!claim || claim.until <= now || claim.by.id === actor.id);

/** See personal values whole, for a stated reason. */
export const canUnmask = (actor: Actor) =>
  isStaff(actor, 'customer-service', 'compliance', 'administrator');

/** Change bars, model and hot values, which all runs decide by. */
export const canSetIdentities = (actor: Actor) => isStaff(actor, 'operations', 'administrator');

/** Take in single accounts by hand, as lists are imported. */
export const canTakeAccounts = (actor: Actor) =>
  isStaff(actor, 'operations', 'channel-manager', 'administrator');

export const canResolve = (actor: Actor) => isStaff(actor, 'operations', 'administrator');
