import { AppError } from '@heyi/shared/errors';
import type { EarlierDecision } from '@heyi/shared/identity/changes.schema';
import type { Types } from 'mongoose';
import type { FieldEncryption } from '../../database/field-encryption.ts';
import type { Deed } from './deed.ts';
import { type HandChange, HandChangeModel } from './hand-change.model.ts';
import { openReason } from './sealed-reasons.ts';

type Ids = readonly Types.ObjectId[];
type Tools = Pick<Deed, 'session' | 'encryption'>;

/** Throws `identity.decided_apart` when a person found two of these accounts to be different people. */
export async function refuseApart(accountIds: Ids, { session, encryption }: Tools) {
  const found = await HandChangeModel.findOne({
    kind: { $in: ['split', 'rejected'] },
    left: { $in: accountIds },
    right: { $in: accountIds },
    undone: null,
  })
    .sort({ _id: -1 })
    .session(session)
    .lean();
  if (found) throw new AppError('identity.decided_apart', earlierDecision(found, encryption));
}

/** Throws `change.overtaken` when a later decision about one of its accounts stands. */
export async function refuseOvertaken(
  { _id, left, right }: HandChange,
  { session, encryption }: Tools,
) {
  const accountIds = [...left, ...right];
  const later = await HandChangeModel.findOne({
    _id: { $gt: _id },
    $or: [{ left: { $in: accountIds } }, { right: { $in: accountIds } }],
    undone: null,
  })
    .sort({ _id: -1 })
    .session(session)
    .lean();
  if (later) throw new AppError('change.overtaken', earlierDecision(later, encryption));
}

const earlierDecision = (change: HandChange, encryption: FieldEncryption): EarlierDecision => ({
  changeId: change._id.toHexString(),
  kind: change.kind,
  by: change.by,
  at: change.at.toISOString(),
  reason: openReason(change, encryption),
});
