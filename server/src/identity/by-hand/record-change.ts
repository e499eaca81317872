import type { Types } from 'mongoose';
import { settleBetween, settleWithin } from '../review/settle-pairs.ts';
import type { Deed } from './deed.ts';
import { type HandChange, HandChangeModel } from './hand-change.model.ts';
import { decisionReasonField } from './sealed-reasons.ts';

export type Decided = Pick<
  HandChange,
  'kind' | 'left' | 'right' | 'leftCustomerId' | 'rightCustomerId'
> &
  Partial<Pick<HandChange, 'redirects'>>;

/** Keeps the decision, and takes from the review queue what it answers. */
export async function recordChange(
  decided: Decided,
  reviewPairId: Types.ObjectId | null,
  { changeId, by, reason, at, encryption, session }: Deed,
): Promise<HandChange> {
  const change: HandChange = {
    redirects: [],
    ...decided,
    _id: changeId,
    reviewPairId,
    reason: encryption.seal(reason, decisionReasonField.place({ _id: changeId })),
    by,
    at,
    undone: null,
  };
  await HandChangeModel.create([change], { session });
  const { kind, left, right } = change;
  if (kind === 'merged') {
    const settled = { changeId, verdict: 'same' as const, by, at };
    await settleWithin([...left, ...right], settled, session);
  } else {
    await settleBetween(left, right, { changeId, verdict: 'different', by, at }, session);
  }
  return change;
}
