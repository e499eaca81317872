import type { Actor } from '@heyi/shared/actor';
import type { HandChangeView } from '@heyi/shared/identity/changes.schema';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import { canUndo } from '../identity.policy.ts';
import type { HandChange } from './hand-change.model.ts';
import { openReason, undoneReasonField } from './sealed-reasons.ts';

const hex = (id: Types.ObjectId) => id.toHexString();

/** One decision; `overtaken` names those that a later one keeps from being undone. */
export const presentHandChange = (
  change: HandChange,
  actor: Actor,
  encryption: FieldEncryption,
  overtaken: ReadonlySet<string> = new Set(),
): HandChangeView => ({
  id: hex(change._id),
  kind: change.kind,
  leftAccountIds: change.left.map(hex),
  rightAccountIds: change.right.map(hex),
  leftCustomerId: hex(change.leftCustomerId),
  rightCustomerId: hex(change.rightCustomerId),
  reason: openReason(change, encryption),
  by: change.by,
  at: change.at.toISOString(),
  reviewPairId: change.reviewPairId && hex(change.reviewPairId),
  undone: change.undone && {
    by: change.undone.by,
    at: change.undone.at.toISOString(),
    reason: encryption.open(change.undone.reason, undoneReasonField.place(change)),
  },
  can: { undo: canUndo(actor, change) && !overtaken.has(hex(change._id)) },
});
