import type { Actor } from '@heyi/shared/actor';
import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import type { Types } from 'mongoose';
import { canUndo } from '../identity.policy.ts';
import type { HandChange } from './hand-change.model.ts';

const hex = (id: Types.ObjectId) => id.toHexString();

export const presentHandChange = (change: HandChange, actor: Actor): HandChangeView => ({
  id: hex(change._id),
  kind: change.kind,
  leftAccountIds: change.left.map(hex),
  rightAccountIds: change.right.map(hex),
  leftCustomerId: hex(change.leftCustomerId),
  rightCustomerId: hex(change.rightCustomerId),
  reason: change.reason,
  by: change.by,
  at: change.at.toISOString(),
  reviewPairId: change.reviewPairId && hex(change.reviewPairId),
  undone: change.undone && { ...change.undone, at: change.undone.at.toISOString() },
  can: { undo: canUndo(actor, change) },
});
